"""Forms that render with the design system's components."""

from __future__ import annotations

from typing import Any

from django import forms


class Form(forms.Form):
    """A form whose errors can be listed above it and whose fields know their component."""

    required_css_class = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    @property
    def error_list(self) -> list[dict[str, str]]:
        """Every error with the address of its field, as the error summary takes them."""
        found = []
        for name, errors in self.errors.items():
            href = (
                f"#{self[name].id_for_label or self[name].auto_id}" if name in self.fields else ""
            )
            if name in self.fields and isinstance(
                self.fields[name].widget, forms.RadioSelect | forms.CheckboxSelectMultiple
            ):
                href = f"#{self[name].auto_id}_0"
            found += [{"text": str(error), **({"href": href} if href else {})} for error in errors]
        return found

    def refuse(self, message: str, field: str | None = None) -> None:
        """Show why an action refused, beside its field where it has one."""
        self.add_error(field if field in self.fields else None, message)
