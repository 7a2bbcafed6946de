"""The ``goldenthread`` command.

Commands that need the database start the embedded server when no DATABASE_URL is given and this
is a trial; in production they take the one that is given.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from goldenthread.config import trial
from goldenthread.config.area import command as area_command

Handler = Callable[[argparse.Namespace], int]
Add = Callable[[str, Handler, str], argparse.ArgumentParser]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
    chosen, rest = _parser().parse_known_args(arguments)
    if rest and chosen.command != "manage":
        _parser().error(f"unknown: {' '.join(rest)}")
    chosen.rest = rest
    handler: Handler = chosen.handler
    return handler(chosen)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="goldenthread", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, handler: Handler, text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(handler=handler)
        return command

    demo = add("demo", _demo, "make a fictional local area and serve it on this machine")
    serve = add("serve", _serve, "serve the web pages and the worker")
    web = add("web", _web, "serve the web pages only, as a container does")
    for command in (demo, serve, web):
        command.add_argument("--host", default="127.0.0.1")
        command.add_argument("--port", type=int, default=8000)
        command.add_argument("--workers", type=int, default=2, help="web processes")
    _add_plan_commands(add)
    _add_installation_commands(add)
    _add_clock(commands)
    return parser


def _add_clock(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    from goldenthread.config import clock_commands

    text = "time limits: explain one, work out many, list the rules"
    clock_commands.add_to(commands.add_parser("clock", help=text, description=text))


def _add_plan_commands(add: Add) -> None:
    read = add("read-plan", _read_plan, "read a published plan and print it as JSON")
    read.add_argument("file", type=Path)
    read.add_argument("--out", type=Path, help="write the JSON to a file instead")
    take_in = add("import-plan", _import_plan, "read a published plan into a local area's review")
    take_in.add_argument("file", type=Path)
    take_in.add_argument("--area", required=True, metavar="NAME")


def _add_installation_commands(add: Add) -> None:
    add("worker", _worker, "run queued work only")
    add("migrate", _migrate, "bring the database up to date, with the owner's rights")
    add("gather-static", _gather_static, "gather the static files, hashed and compressed")
    add("check", _check, "check settings and database, as serve does at its start")
    add_area = add("add-area", _add_area, "add a local area and its administrator")
    add_area.add_argument("name")
    add_area.add_argument("--administrator", required=True, metavar="NAME")
    add_area.add_argument("--email", required=True)
    made = add("make-area", _make_area, "make a fictional local area of any size")
    area_command.add_to(made)
    operator = add("add-operator", _add_operator, "let an account run this installation")
    operator.add_argument("email")
    add("manage", _manage, "run a Django management command")


def _manage(chosen: argparse.Namespace) -> int:
    with _database():
        from django.core.management import execute_from_command_line

        execute_from_command_line(["goldenthread manage", *chosen.rest])
    return 0


def _demo(chosen: argparse.Namespace) -> int:
    from goldenthread.config.demo import starting

    trial.set_up_environment()
    return starting.run(host=chosen.host, port=chosen.port, workers=chosen.workers)


def _serve(chosen: argparse.Namespace) -> int:
    from goldenthread.config import serving

    with _database():
        if _check(chosen):
            return 1
        try:
            return serving.serve(
                host=chosen.host,
                port=chosen.port,
                workers=chosen.workers,
                on_ready=lambda: print(f"Serving on http://{chosen.host}:{chosen.port}/"),
            )
        except serving.CannotServe as error:
            print(error, file=sys.stderr)
            return 1


def _web(chosen: argparse.Namespace) -> int:
    from goldenthread.config import serving

    if _check(chosen) == 0:
        command = serving.web_command(chosen.host, chosen.port, chosen.workers)
        os.execv(command[0], command)  # noqa: S606 -- our own command; takes this process's place
    return 1


def _gather_static(chosen: argparse.Namespace) -> int:
    import django

    from goldenthread.config import static_files

    django.setup()
    static_files.gather()
    return 0


def _worker(chosen: argparse.Namespace) -> int:
    with _database():
        import django

        django.setup()
        from procrastinate.contrib.django import app
        from procrastinate.contrib.django.django_connector import DjangoConnector

        connector = app.connector
        assert isinstance(connector, DjangoConnector)  # noqa: S101 -- this is a Django project
        app.with_connector(connector.get_worker_connector()).run_worker(concurrency=1)
    return 0


def _migrate(chosen: argparse.Namespace) -> int:
    os.environ["GOLDENTHREAD_AS_OWNER"] = "true"
    with _database():
        import django

        django.setup()
        from goldenthread.config.tables import bring_up_to_date

        bring_up_to_date(verbosity=1)
    return 0


def _check(chosen: argparse.Namespace) -> int:
    import django
    from django.core import checks

    with _database():
        django.setup()
        found = checks.run_checks(databases=["default"])
    for message in found:
        print(f"{message.msg} {message.hint or ''}".strip(), file=sys.stderr)
    return 1 if any(message.is_serious() for message in found) else 0


def _read_plan(chosen: argparse.Namespace) -> int:
    from goldenthread.config.read_plan import read_plan_command

    arguments = [str(chosen.file)]
    if chosen.out:
        arguments += ["--out", str(chosen.out)]
    return read_plan_command(arguments)


def _import_plan(chosen: argparse.Namespace) -> int:
    with _database():
        from goldenthread.config import commands

        return commands.import_plan(chosen.file, chosen.area, on=date.today())


def _add_area(chosen: argparse.Namespace) -> int:
    with _database():
        from goldenthread.config import commands

        return commands.add_area(chosen.name, chosen.administrator, chosen.email, on=date.today())


def _make_area(chosen: argparse.Namespace) -> int:
    with _database():
        return area_command.run(chosen, today=date.today())


def _add_operator(chosen: argparse.Namespace) -> int:
    with _database():
        from goldenthread.config import commands

        return commands.add_operator(chosen.email)


def _database() -> ExitStack:
    """Start the embedded server if this trial needs one; it is stopped again if we started it."""
    stack = ExitStack()
    if trial.is_trial():
        trial.set_up_environment()
        server = trial.embedded_server()
        if server is not None and server.start():
            stack.callback(server.stop)
    return stack


if __name__ == "__main__":
    sys.exit(main())
