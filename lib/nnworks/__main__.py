"""The command line: ``python -m nnworks doctor``."""

import argparse
import sys


def main(arguments=None):
    """Run one of the commands; return its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m nnworks",
        description="The helper commands of the course How Neural Networks Work.",
        epilog="Start with: python -m nnworks doctor",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    doctor = commands.add_parser(
        "doctor",
        help="say what is installed, which device is used, which data is there",
        description="Look at this machine and say what the course will find: packages,"
        " the device that trains, the data sets, and what to do about what is missing."
        " Exit code 0 when the course runs, 1 when something it needs is missing.",
    )
    doctor.set_defaults(run="doctor")
    chosen = parser.parse_args(arguments)
    if chosen.command is None:
        parser.print_help()
        return 0
    from nnworks.doctor import report

    return report(sys.stdout)


if __name__ == "__main__":
    sys.exit(main())
