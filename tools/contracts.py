"""House rules that import-linter checks beside its own."""

from __future__ import annotations

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class Doors(Contract):
    """Each package under `root` is a room; from outside only its door module may be imported.

    `open_houses` are rooms whose every module may be imported.
    """

    root = fields.StringField()
    door = fields.StringField()
    open_houses = fields.SetField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Find every import from outside a room of anything but its door."""
        closed = sorted(graph.find_children(self.root) - (self.open_houses or set()))
        broken = [
            detail
            for room in closed
            for module in sorted(graph.find_descendants(room))
            if not self._is_door(room, module)
            for importer in sorted(graph.find_modules_that_directly_import(module))
            if importer != room and not importer.startswith(f"{room}.")
            for detail in graph.get_import_details(importer=importer, imported=module)
        ]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def _is_door(self, room: str, module: str) -> bool:
        door = f"{room}.{self.door}"
        return module == door or module.startswith(f"{door}.")

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name each import and the door to use instead."""
        for found in check.metadata["broken"]:
            room = ".".join(found["imported"].split(".")[:2])
            output.print_error(
                f"{found['importer']}:{found['line_number']}: {found['line_contents'].strip()}"
            )
            output.print_error(f"    come in by {room}.{self.door}")
