"""What looks like a child's or family's details is found; what a workshop says anyway is not."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.text.personal_data_patterns import PersonalDataKind, match_personal_data

TODAY = date(2026, 11, 24)
BIRTH, NHS, UPN = PersonalDataKind.DATE_OF_BIRTH, PersonalDataKind.NHS_NUMBER, PersonalDataKind.UPN
ADDRESS, PHONE, EMAIL = PersonalDataKind.ADDRESS, PersonalDataKind.PHONE, PersonalDataKind.EMAIL


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Born 3/4/2019 in Leeds", BIRTH, "3/4/2019"),
        ("born on the 3rd of April 2019", BIRTH, "3rd of April 2019"),
        ("Ayesha (DOB 03.04.19)", BIRTH, "03.04.19"),
        ("DoB12/03/2015", BIRTH, "12/03/2015"),
        ("d.o.b. 3-4-2019", BIRTH, "3-4-2019"),
        ("Date of birth: 2019-04-03", BIRTH, "2019-04-03"),
        ("Date of birth:\n3 Apr 2019", BIRTH, "3 Apr 2019"),
        ("his birthday is 3 April, 2019", BIRTH, "3 April, 2019"),
        ("a boy aged 7 (3/4/2019)", BIRTH, "3/4/2019"),
        ("April 3rd, 2019 is her birthday", BIRTH, "April 3rd, 2019"),
        ("3/4/2019 (DOB)", BIRTH, "3/4/2019"),
        ("Mother, born 12 June 1985", BIRTH, "12 June 1985"),
        ("NHS 943 476 5870", NHS, "943 476 5870"),
        ("NHS number 943-476-5870.", NHS, "943-476-5870"),
        ("see 9434765870, the plan", NHS, "9434765870"),
        ("943\u00a0476\u00a05870", NHS, "943\u00a0476\u00a05870"),
        ("UPN B801200005001", UPN, "B801200005001"),
        ("(b801200005001)", UPN, "b801200005001"),
        ("Lives at 14 Mill Lane, BB10 2XX.", ADDRESS, "14 Mill Lane, BB10 2XX"),
        ("3a St. Mary's Road, Burnley, BB10 2XX", None, ""),
        ("3a Saint Mary's Road, Burnley bb102xx", ADDRESS, "3a Saint Mary's Road, Burnley bb102xx"),
        ("Ring 01282 555012 after six", PHONE, "01282 555012"),
        ("Mum: 07700 900123", PHONE, "07700 900123"),
        ("+44 7700 900 123", PHONE, "+44 7700 900 123"),
        ("(020) 7946 0018", PHONE, "(020) 7946 0018"),
        ("write to ayesha.k+1@example.com.", EMAIL, "ayesha.k+1@example.com"),
    ],
)
def test_that_details_are_found_where_they_stand(text, kind, found):
    findings = match_personal_data(text, TODAY)
    assert [(each.kind, text[each.start : each.end]) for each in findings] == (
        [(kind, found)] if kind else []
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "One plan for each child",
        "We meet on 12 January 2027 and on 3/4/2026",
        "The centre opened on 3 April 2019.",
        "Children aged 5 to 11 come on Tuesday 3 March 2026",
        "Every child born into poverty. Meeting 3/4/2026",
        "Birthday cards by 3 April 2027",  # nobody is born in the future
        "born 31/2/2019",
        "born 14/15/2019",
        "born 3 April",
        "born in 2019",
        "A reborn partnership, 3/4/2019",
        "Ring 0161 496 0123 456",
        "943 476 5871",  # its check digit is wrong
        "1943 476 5870",
        "94347658701",
        "111 111 1111",
        "+943 476 5870",
        "A801200005001",
        "B80120000500",
        "STL69, QTS Q21(b), 2007: 18–20",
        "01-02-2026 10:30",
        "10-12-2026 14 people, 2026-2027",
        "Childline 0800 1111 and 0300 123 4567",
        "14 Mill Lane is the new centre",
        "5 agencies in a row want this by 2027",
        "priya.nair@burnley.sch.uk and t.ellis@elht.nhs.uk",
        "@home, 50 % @ 3 pm",
        "ISBN 978 1 4129 1234 5",
    ],
)
def test_that_what_a_workshop_says_anyway_is_left_alone(text):
    assert match_personal_data(text, TODAY) == ()


def test_that_several_details_come_in_order_and_none_over_another():
    text = "B801200005001, born 3/4/2019, 943 476 5870, at 14 Mill Lane, BB10 2XX, 01282 555012"
    kinds = [each.kind for each in match_personal_data(text, TODAY)]
    assert kinds == [UPN, BIRTH, NHS, ADDRESS, PHONE]


@pytest.mark.parametrize("kind", PersonalDataKind)
def test_that_a_warning_says_what_it_looks_like_and_what_to_do(kind):
    texts = ["B801200005001", "born 3/4/2019", "943 476 5870", "14 Mill Lane, BB10 2XX"]
    texts += ["01282 555012", "a@example.com"]
    found = [each for text in texts for each in match_personal_data(text, TODAY)]
    (finding,) = [each for each in found if each.kind is kind]
    assert (
        finding.words == f"This looks like {kind}. Leave it out if it is a child’s or a family’s."
    )


@given(st.text(st.sampled_from("0123456789 -/.@aBdobrn\n’é")))
def test_that_no_text_breaks_it_and_every_finding_lies_in_the_text(text):
    ends = [0]
    for finding in match_personal_data(text, TODAY):
        assert ends[-1] <= finding.start < finding.end <= len(text)
        ends.append(finding.end)


@pytest.mark.parametrize("run", ["1", "1 ", "a@", "1-", "14 mill ", "a", "born 1/1/19 ", "0"])
def test_that_a_long_run_of_anything_is_looked_through(run):
    text = run * (20_000 // len(run))  # a pattern that goes back and forth would not come to an end
    assert all(0 <= each.start < each.end <= len(text) for each in match_personal_data(text, TODAY))


def test_that_the_library_of_numbers_is_loaded_only_when_a_number_is_seen():
    program = (
        "import sys; from app.models.text.personal_data_patterns import match_personal_data as f;"
        "f('One plan, born 3/4/2019'); print('stdnum' in sys.modules);"
        "f('943 476 5870'); print('stdnum' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert said.stdout.split() == [b"False", b"True"]
