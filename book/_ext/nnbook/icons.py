"""The icons that the pages use, in place of a script that holds thousands.

The theme loads every Font Awesome icon as a script of 541 kB (compressed). Its style
sheet can draw the same icons from a font, so the script goes, and the font and the
style sheet keep the glyphs that some page asks for.
"""

import re
from pathlib import Path

from fontTools import subset

EMPTY = "/* Icons come from the style sheet and a font of the icons in use. */\n"
RULE = re.compile(r'((?:\.fa-[\w-]+:before,?)+)\{content:"\\([0-9a-f]+)"\}')
NAME = re.compile(r"\bfa-[\w-]+")
# Icons that a style sheet itself shows, as an escape or as the character (in Unicode's
# private use area).
ESCAPE = re.compile(r'"\\(f[0-9a-f]{3})"')
PRIVATE = re.compile("[\ue000-\uf8ff]")


def used_names(static):
    """Every class `fa-...` in a built page or in a script that may add one."""
    files = [*static.parent.rglob("*.html"), *static.rglob("*.js")]
    files = [f for f in files if f.name != "fontawesome.js"]
    text = (f.read_text(encoding="utf-8", errors="replace") for f in files)
    return {name for page in text for name in NAME.findall(page)}


def trim_rules(css, names):
    """Drop the rules of unused icons; return the sheet and the code points kept."""
    kept = set()

    def rule(match):
        mine = [s[1:].removesuffix(":before") for s in match[1].split(",")]
        if names.isdisjoint(mine):
            return ""
        kept.add(int(match[2], 16))
        return match[0]

    trimmed = RULE.sub(rule, css)
    kept |= {int(code, 16) for code in ESCAPE.findall(trimmed)}
    kept |= {ord(character) for character in PRIVATE.findall(trimmed)}
    return trimmed, kept


def trim_font(path, unicodes):
    options = subset.Options(flavor="woff2", layout_features=[], notdef_outline=True)
    font = subset.load_font(str(path), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=unicodes)
    subsetter.subset(font)
    subset.save_font(font, str(path), options)


def finished(app, error):
    script = Path(app.outdir, "_static/scripts/fontawesome.js")
    if error is not None or app.builder.format != "html" or not script.exists():
        return
    static = script.parent.parent
    sheet = static / "styles/pydata-sphinx-theme.css"
    css, kept = trim_rules(sheet.read_text(encoding="utf-8"), used_names(static))
    for path in (static / "vendor/fontawesome").rglob("*.woff2"):
        trim_font(path, kept)
    for path in (static / "vendor/fontawesome").rglob("*.ttf"):
        path.unlink()
    css = re.sub(r',url\([^)]*\.ttf\) format\("truetype"\)', "", css)
    css = re.sub(r"/\*# sourceMappingURL.*?\*/", "", css)
    sheet.write_text(css, encoding="utf-8")
    script.write_text(EMPTY, encoding="utf-8")
    for path in static.rglob("*.map"):
        path.unlink()


def setup(app):
    app.connect("build-finished", finished)
