"""How briefs are printed: text for the terminal, Markdown, JSON, HTML, and DOCX for the word processor."""

from mujaz.summarise.forms.docx import to_docx
from mujaz.summarise.forms.html import to_html
from mujaz.summarise.forms.json import to_json
from mujaz.summarise.forms.markdown import to_markdown
from mujaz.summarise.forms.text import to_text

__all__ = ["to_docx", "to_html", "to_json", "to_markdown", "to_text"]
