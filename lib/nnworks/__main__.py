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
    _doctor(commands)
    _data(commands)
    _mine(commands)
    _grade(commands)
    _feedback(commands)
    chosen = parser.parse_args(arguments)
    if chosen.command is None:
        parser.print_help()
        return 0
    return chosen.run(chosen)


def _doctor(commands):
    doctor = commands.add_parser(
        "doctor",
        help="say what is installed, which device is used, which data is there",
        description="Look at this machine and say what the course will find: packages,"
        " the device that trains, the data sets, and what to do about what is missing."
        " Exit code 0 when the course runs, 1 when something it needs is missing.",
    )

    def run(chosen):
        from nnworks.doctor import report

        return report(sys.stdout)

    doctor.set_defaults(run=run)


def _data(commands):
    data = commands.add_parser(
        "data",
        help="download a data set, or list which ones are here",
        description="Download data sets from their official places, each file checked"
        " by its checksum; an interrupted download goes on where it stopped. Without a"
        " name, list the sets and say which are here. No chapter and no exercise needs"
        " them: each runs on data that comes with the packages.",
    )
    data.add_argument("name", nargs="*", help="for example: mnist fashion_mnist")
    data.add_argument(
        "--to",
        metavar="FOLDER",
        help="put them there, for example for a whole class, whose variable"
        " NNWORKS_DATA then names that folder (default: this user's cache)",
    )

    def run(chosen):
        from nnworks.data.command import data

        return data(chosen.name, chosen.to, sys.stdout)

    data.set_defaults(run=run)


def _mine(commands):
    mine = commands.add_parser(
        "mine",
        help="build a network of your own answers, train it and show the result",
        description="Gather the solved cells of the notebooks ps01 to ps05 into one"
        " module, my_network.py, check each piece, let the library fill what is not"
        " there yet, and train the network on the digits. The head of the file says"
        " which piece is whose. The notebooks are only read; a my_network.py that you"
        " changed is kept.",
    )
    mine.add_argument(
        "folder",
        nargs="?",
        default=".",
        metavar="FOLDER",
        help="with your notebooks in it or below it (default: this folder)",
    )

    def run(chosen):
        from nnworks.mine import mine

        return mine(chosen.folder, sys.stdout)

    mine.set_defaults(run=run)


def _grade(commands):
    grade = commands.add_parser(
        "grade",
        help="grade what a class handed in, many submissions at once",
        description="Grade an nbgrader assignment in the course of this folder: the"
        " students' code runs confined, the tests run apart from it, many submissions"
        " at once. What is graded already is left as it is, unless it was handed in"
        " again or the tests changed; so after a crash the same command goes on. Exit"
        " code 0 when all were graded, 1 when not, 2 when the command makes no sense.",
    )
    _class_of(grade)
    grade.add_argument(
        "--timeout", metavar="SECONDS", help="what a cell may take (default: 30)"
    )
    grade.add_argument(
        "--memory",
        metavar="SIZE",
        help="what a student's process may use, such as 4G (default: 2G)",
    )
    which = grade.add_mutually_exclusive_group()
    which.add_argument(
        "--regrade",
        action="store_true",
        help="only those graded before, by tests that have changed since",
    )
    which.add_argument(
        "--force", action="store_true", help="grade again what is graded already"
    )
    grade.add_argument(
        "--no-sandbox",
        action="store_true",
        help="let the students' code read, write and reach whatever you can",
    )
    grade.add_argument(
        "--figures",
        action="store_true",
        help="draw the figures in the graded notebooks, which takes longer (they are"
        " drawn anyway in a notebook of which a person marks a part)",
    )
    grade.add_argument(
        "--dask",
        metavar="ADDRESS",
        help="on the workers of this Dask scheduler, such as tcp://10.0.0.1:8786",
    )
    grade.add_argument("--csv", metavar="FILE", help="write the marks into a CSV file")

    def run(chosen):
        from nnworks.grading.grade import grade_command

        return grade_command(chosen)

    grade.set_defaults(run=run)


def _feedback(commands):
    feedback = commands.add_parser(
        "feedback",
        help="write the feedback pages of a class, many at once",
        description="Write nbgrader's feedback pages of an assignment that is graded."
        " Nothing that a student wrote can act in them. Pages that are up to date are"
        " left as they are. Exit code 0 when everybody has a page, 1 when not, 2 when"
        " the command makes no sense.",
    )
    _class_of(feedback)
    feedback.add_argument(
        "--force", action="store_true", help="write pages again that are up to date"
    )

    def run(chosen):
        from nnworks.grading.feedback import feedback_command

        return feedback_command(chosen)

    feedback.set_defaults(run=run)


def _class_of(command):
    """Arguments that say whose work is meant, and how many at once."""
    command.add_argument("assignment", metavar="ASSIGNMENT", help="such as ps01_neuron")
    command.add_argument(
        "--students", metavar="PATTERN", help="only these, such as 'a*' (default: all)"
    )
    command.add_argument(
        "--jobs", metavar="N", help="how many at once (default: one a processor core)"
    )


if __name__ == "__main__":
    sys.exit(main())
