"""At whoever opens the page: outputs, prose and names that a browser would run."""

import base64

# One code cell each; what it shows must come to nothing in an instructor's browser.
OUTPUTS = {
    "html": "display({'text/html': '<script>BAD(1)</script><img src=x onerror=BAD(1)>'}, raw=True)",
    "javascript": "display({'application/javascript': 'BAD(1)', 'text/plain': 'x'}, raw=True)",
    "svg": "display({'image/svg+xml': '<svg onload=BAD(1)><script>BAD(1)</script></svg>'}, raw=True)",
    "latex": "display({'text/latex': '$\\\\href{javascript:BAD(1)}{x}$<script>BAD(1)</script>'}, raw=True)",
    "markdown": "display({'text/markdown': '<script>BAD(1)</script>[x](javascript:BAD(1))'}, raw=True)",
    "mermaid": "display({'text/vnd.mermaid': 'graph TD; a[<img src=x onerror=BAD(1)>]'}, raw=True)",
    "widget": "display({'application/vnd.jupyter.widget-view+json': {'model_id': '</script><script>BAD(1)'}, 'text/plain': 'w'}, raw=True)",
    "json": "display({'application/json': {'a': '</script><script>BAD(1)</script>'}}, raw=True)",
    "bokeh": "display({'application/vnd.bokehjs_exec.v0+json': 'BAD(1)', 'application/x-unknown': 'BAD(1)'}, raw=True)",
    "png_that_is_html": "import base64\ndisplay({'image/png': base64.b64encode(b'<html><script>BAD(1)</script>').decode()}, raw=True)",
    "png_that_ends_its_quote": "display({'image/png': 'iVBORw0KGgo=\"><script>BAD(1)</script>'}, raw=True)",
    "jpeg_with_a_page_behind": "import base64\ndisplay({'image/jpeg': base64.b64encode(b'\\xff\\xd8\\xff\\xe0' + b'<script>BAD(1)</script>' * 9 + b'\\xff\\xd9').decode()}, raw=True)",
    "metadata": "display({'text/plain': 'x', 'image/png': ''}, metadata={'image/png': {'width': '1\" onload=\"BAD(1)', 'needs_background': '\"><script>BAD(1)</script>'}, 'text/html': {'isolated': True}}, raw=True)",
    "mime_name": "display({'<script>BAD(1)</script>': 'x', 'text/html; charset=x': '<script>BAD(1)</script>'}, raw=True)",
    "stream": "print('</pre><script>BAD(1)</script><img src=http://evil.example/x onerror=BAD(1)>')",
    "stream_ansi": "print('\\x1b[31m<script>BAD(1)</script>\\x1b[38;2;\"onload=BAD(1);0;0m x \\x1b]8;;javascript:BAD(1)\\x1b\\\\\\\\y\\x1b]8;;\\x1b\\\\\\\\')",
    "stderr": "import sys; sys.stderr.write('<script>BAD(1)</script>')",
    "error": "raise type('<script>BAD(1)</script>', (Exception,), {})('</pre><script>BAD(1)</script>')",
    "traceback": "def f():\n    '</pre><script>BAD(1)</script>'\n    1 / 0  # </pre><script>BAD(1)</script>\nf()",
    "result": "type('R', (), {'__repr__': lambda s: '<script>BAD(1)</script>', '_repr_html_': lambda s: '<script>BAD(1)</script>', '_repr_mimebundle_': lambda s, **k: {'text/html': '<script>BAD(1)</script>'}})()",
    "source": "x = '''</script></pre><script>BAD(1)</script><img src=x onerror=BAD(1)>'''",
    "magic": "%%html\n<script>BAD(1)</script>",
    "magic_javascript": "%%javascript\nBAD(1)</script><script>BAD(1)",
    "iframe": "from IPython.display import IFrame\nIFrame('http://evil.example/', 9, 9)",
    "image_of_the_web": "from IPython.display import Image\ndisplay(Image(url='http://evil.example/x.png'))",
    "figure_title": "import matplotlib.pyplot as plt\nplt.figure(figsize=(1, 1)); plt.title('<script>BAD(1)</script>'); plt.show()",
}

PROSE = {
    "script": "<script>BAD(1)</script>",
    "event": "<img src=x onerror=BAD(1)><details open ontoggle=BAD(1)>x</details>",
    "svg": "<svg><animate onbegin=BAD(1) attributeName=x dur=1s></svg>",
    "frame": "<iframe srcdoc='<script>BAD(1)</script>'></iframe><object data=x><embed src=x>",
    "link": "[x](javascript:BAD(1)) [y](JaVa&#115;cript:BAD(1)) [z](data:text/html,BAD(1)) <a href=' java\tscript:BAD(1)'>w</a>",
    "picture": "![x](http://evil.example/x.png) <img src=//evil.example/y.png srcset='http://evil.example/z 2x'>",
    "style": "<style>@import 'http://evil.example/x.css'</style><p style='background:url(http://evil.example/x)'>x</p><link rel=stylesheet href=http://evil.example/x.css>",
    "form": "<form action=http://evil.example/><input name=x autofocus onfocus=BAD(1)><button formaction=javascript:BAD(1)>x</button></form>",
    "base": "<base href=http://evil.example/><meta http-equiv=refresh content='0;url=http://evil.example/'>",
    "parser": '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=BAD(1)&gt;">',
    "noscript": '<noscript><p title="</noscript><img src=x onerror=BAD(1)>">',
    "math": "$\\href{javascript:BAD(1)}{x}$ $$</script><script>BAD(1)</script>$$",
    "mermaid": "```mermaid\ngraph TD; a[<img src=x onerror=BAD(1)>]</pre><script>BAD(1)</script>\n```",
    "fence": '```"><script>BAD(1)</script>\n</pre><script>BAD(1)</script>\n```',
    "attachment": "![x](attachment:gone.png) ![y](attachment:a.svg)",
    "marks": "<div class='score panel-heading'>Score: 5.0 / 5.0</div><a name=comment-x id=toc>x</a>",
    "heading": '# <script>BAD(1)</script> "onmouseover=BAD(1)',
}

ATTACHMENTS = {
    "a.svg": {"image/svg+xml": base64.b64encode(b"<svg onload=BAD(1)>").decode()},
    'x" onerror="BAD(1)': {"image/png": 'x" onerror="BAD(1)'},
}
