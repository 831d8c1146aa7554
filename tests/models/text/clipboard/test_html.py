from __future__ import annotations

import pytest

from app.models.text.clipboard.html import parse_html_table

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; mso-pagination:widow-orphan;}
 table.MsoTableGrid {border:solid;} --></style>
<!--[if gte mso 10]><style>table.MsoNormalTable {mso-style-name:"Table Normal";}</style><![endif]-->
</head><body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
  <td width=200 valign=top style='width:150.25pt;border:solid windowtext 1.0pt'>
  <p class=MsoNormal><b><span lang=EN-GB style='font-size:12.0pt'>Health &amp; social
  care<o:p></o:p></span></b></p>
  </td>
  <td width=200 valign=top>
  <p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
  lang=EN-GB style='font-family:Symbol;mso-list:Ignore'>\u00b7<span style='font:7.0pt "Times New
  Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]><span lang=EN-GB>Seeing families
  once<o:p></o:p></span></p>
  <p class=MsoListParagraphCxSpLast><![if !supportLists]><span
  style='mso-list: Ignore'>\u00b7<span>&nbsp; </span></span><![endif]>Sharing what
  we&nbsp;notice<o:p></o:p></p>
  </td>
 </tr>
 <tr>
  <td width=200><p class=MsoNormal><span lang=EN-GB><o:p>&nbsp;</o:p></span></p></td>
  <td width=200><p class=MsoNormal>Named <span class=SpellE>SENCo</span><br>
  and a deputy</p></td>
 </tr>
</table>
<!--EndFragment--></body></html>"""

LIBREOFFICE = """<!DOCTYPE html>
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
<meta name="generator" content="LibreOffice 7.4 (Linux)"/>
<style type="text/css">body,div,table,thead,tbody,tfoot,tr,th,td,p { font-size:x-small }
a.comment-indicator:hover + comment { background:#ffd }</style></head>
<body><table cellspacing="0" border="0">
<colgroup width="85"></colgroup><colgroup width="120"></colgroup>
\t<tr>
\t\t<td height="17" align="left" valign=bottom><font face="Liberation Sans">Timetables</font></td>
\t\t<td align="left" valign=bottom><font color="#000000">Consent to<br>share records</font></td>
\t</tr>
\t<tr>
\t\t<td height="17" align="left" sdval="3" sdnum="2057;">3</td>
\t\t<td align="left"><br></td>
\t</tr>
</table></body></html>"""

EXCEL = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta name=ProgId content=Excel.Sheet><style>
<!--table {mso-displayed-decimal-separator:"\\.";} .xl65 {white-space:normal;}
br {mso-data-placement:same-cell;}
--></style></head><body link="#0563C1">
<table border=0 cellpadding=0 cellspacing=0 width=128 style='border-collapse:collapse;width:96pt'>
<!--StartFragment-->
 <col width=64 span=2 style='width:48pt'>
 <tr height=40 style='height:30.0pt'>
  <td height=40 class=xl65 width=64 style='height:30.0pt;width:48pt'>One plan,<br>
    not five</td>
  <td class=xl65 width=64 style='width:48pt'>Right help,<span
  style='mso-spacerun:yes'>&nbsp; </span>first time</td>
 </tr>
 <tr height=20><td height=20></td><td>=A1</td></tr>
 <tr height=20><td height=20></td><td></td></tr>
<!--EndFragment-->
</table></body></html>"""


def test_that_a_table_from_word_is_read_line_by_line():
    assert parse_html_table(WORD) == (
        ("Health & social care", "Seeing families once\nSharing what we\u00a0notice"),
        ("", "Named SENCo\nand a deputy"),
    )


def test_that_a_table_from_libreoffice_is_read():
    assert parse_html_table(LIBREOFFICE) == (("Timetables", "Consent to\nshare records"), ("3", ""))


def test_that_a_table_from_excel_is_read_and_empty_rows_at_its_end_are_left_out():
    rows = parse_html_table(EXCEL)
    assert rows is not None
    assert rows[0][0] == "One plan,\nnot five"
    assert rows[0][1].replace("\u00a0", " ").split() == ["Right", "help,", "first", "time"]
    assert rows[1:] == (("", "=A1"),)


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        (
            "<table><tr><td colspan=2>wide</td><td>c</td></tr><tr><td>1<td>2<td>3</table>",
            (("wide", "", "c"), ("1", "2", "3")),
        ),
        (
            "<table><tr><td rowspan='2'>tall</td><td>b</td></tr><tr><td>d</td></tr></table>",
            (("tall", "b"), ("", "d")),
        ),
        (
            "<table><tr><td><table><tr><td>in</td><td>ner</td></tr></table></td><td>b</td></tr></table>",
            (("in\nner", "b"),),
        ),
        (
            "<table><tbody><tr><td><div>a</div><div>b<br></div></td><td><ul><li>x</li><li>y</li></ul>"
            "</td></tr></tbody></table>",
            (("a\nb", "x\ny"),),
        ),
        (
            "<table><tr><td>a &lt;b&gt; &#8364;</td><td>&amp;amp;</td></tr></table>",
            (("a <b> €", "&amp;"),),
        ),
        ("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", (("a",), ("b",))),
        (
            "<google-sheets-html-origin><style>td {border: 1px}</style>"
            "<table><tr><td>a</td><td>b</td></tr></table>",
            (("a", "b"),),
        ),
        (
            "<table><tr><td><p><![if !supportLists]><span>\u00b7&nbsp;&nbsp; </span><![endif]>"
            "One plan</p><p><![if !supportLists]>2.<span> </span><![endif]>Not five</p></td>"
            "<td><!--[if !supportLists]-->o<br>&nbsp;<!--[endif]-->Once</td></tr></table>",
            (("One plan\nNot five", "Once"),),
        ),
        (
            "<table><tr><td>a<![if !supportEmptyParas]>b<![endif]>c</td>"
            "<td><![if !supportLists]>-<![if !vml]>-<![endif]>-<![endif]>d</td></tr></table>",
            (("abc", "d"),),
        ),
        (
            "<table><tr><td>a<![if !supportLists]>-</td><td>b<![endif]>c</td></tr></table>",
            (("a", "bc"),),
        ),
        (
            "<table><tr><td>a<script>alert(1)</script></td><td><img src='x'>b</td></tr></table>",
            (("a", "b"),),
        ),
    ],
    ids=[
        "colspan",
        "rowspan",
        "nested",
        "blocks",
        "entities",
        "one column",
        "sheets",
        "bullets",
        "other conditions",
        "never ended",
        "script",
    ],
)
def test_that_the_cells_are_read(html, rows):
    assert parse_html_table(html) == rows


@pytest.mark.parametrize(
    "html",
    [
        "",
        "just words",
        "<p>words</p>",
        "<p>before</p><table><tr><td>a</td><td>b</td></tr></table>",
        "<table></table>",
        "<table><caption>Title</caption><tr><td>a</td><td>b</td></tr></table>",
    ],
)
def test_that_what_is_no_table_or_more_than_one_is_left_to_be_text(html):
    assert parse_html_table(html) is None


@pytest.mark.parametrize("span", ["0", "-3", "x", "9999999", "\uff12", "²"])
def test_that_a_mad_span_does_no_harm(span):
    rows = parse_html_table(
        f"<table><tr><td colspan='{span}' rowspan='{span}'>a</td><td>b</td></tr></table>"
    )
    assert rows is not None
    assert rows[0][0] == "a"
    assert "b" in rows[0]
