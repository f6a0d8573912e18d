"""How briefs are printed: text for the terminal, Markdown, JSON, HTML, and DOCX for the word processor."""

from typing import TYPE_CHECKING

from mujaz.lazy import lazily

if TYPE_CHECKING:
    from mujaz.summarise.forms.docx import to_docx
    from mujaz.summarise.forms.html import to_html
    from mujaz.summarise.forms.json import to_json
    from mujaz.summarise.forms.markdown import to_markdown
    from mujaz.summarise.forms.text import to_text

__all__ = ["to_docx", "to_html", "to_json", "to_markdown", "to_text"]

_FORMS = ("docx", "html", "json", "markdown", "text")
__getattr__ = lazily(__name__, {f"to_{form}": f"mujaz.summarise.forms.{form}" for form in _FORMS})
