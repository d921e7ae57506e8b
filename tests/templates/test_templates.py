"""What a template prints is text, whatever the template forgets."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from clusterdyn.parse.characters import flat
from clusterdyn.reports.escaping import escaped
from clusterdyn.templates import Ready, html_template, markdown_template

EVIL = "<script>alert(1)</script> \"q\" 'p' & **b** {{ 7 * 7 }}\n# head"
AS_HTML = (
    "&lt;script&gt;alert(1)&lt;/script&gt; &quot;q&quot; &#x27;p&#x27; &amp; **b** "
    "{{ 7 * 7 }} # head"
)


@pytest.fixture
def html(tmp_path):
    return _renderer(tmp_path, html_template, flat)


@pytest.fixture
def markdown(tmp_path):
    return _renderer(tmp_path, markdown_template, escaped)


def _renderer(folder, template, safe):
    def rendered(source, **given):
        file = folder / f"{len(list(folder.iterdir()))}.j2"  # a file is read once
        file.write_text(source, encoding="utf-8")
        return template(file, safe).render(given)

    return rendered


@pytest.mark.parametrize(
    "source",
    [
        "{{ typed }}",
        "{{ [typed]|join }}",
        "{% macro said(text) %}{{ text }}{% endmacro %}{{ said(typed) }}",
        "{% set kept %}{{ typed }}{% endset %}{{ kept }}",
    ],
)
def test_a_page_escapes_what_it_prints_and_does_so_once(html, source):
    assert html(source, typed=EVIL) == AS_HTML


def test_what_a_page_joins_to_markup_is_escaped(html):
    assert "<script" not in html("{{ '<br>'|safe ~ typed }}", typed=EVIL)
    assert "<script" not in html("{{ typed|replace('q', '<br>'|safe) }}", typed=EVIL)


def test_a_page_stands_in_the_frame_that_asks_for_nothing_from_outside(html):
    made = html(
        '{% extends "page.html.j2" %}{% block style %}{% endblock %}'
        "{% block body %}{{ typed }}{% endblock %}",
        title=EVIL,
        typed=EVIL,
    )
    assert made.count(AS_HTML) == 2 and "<script" not in made
    assert made.index("default-src 'none'") < made.index("<title>")


@pytest.mark.parametrize(
    "source",
    [
        "{{ typed }}",
        "{{ [typed]|join }}",
        "{% set kept = typed %}{{ kept }}",
    ],
)
def test_a_markdown_text_escapes_what_it_prints(markdown, source):
    assert markdown(source, typed=EVIL) == escaped(EVIL)


def test_only_what_was_made_ready_goes_out_as_it_is(markdown):
    assert markdown("{{ made }}", made=Ready("**b**")) == "**b**"
    assert markdown("{{ made ~ typed }}", made=Ready("**b**"), typed="*") == escaped("**b***")
    assert markdown("{{ typed|safe }}", typed="**b**") == escaped("**b**")


def test_nothing_is_printed_for_none_and_a_misspelt_name_is_told(html, markdown):
    for template in (html, markdown):
        assert template("[{{ typed }}]", typed=None) == "[]"
        with pytest.raises(UndefinedError):
            template("{{ tpyed }}", typed="x")
