"""A reader's hands on the figure of one neuron, and what the reader sees."""

import hashlib


class Hands:
    """Moves one figure of a page and reads what it shows."""

    def __init__(self, page, index=0):
        self.page = page
        self.root = page.locator(".nn-figure").nth(index)

    def slider(self, name):
        return self.root.get_by_role("slider", name=name, exact=True)

    def value(self, name):
        label = {"w1": "weight w1", "w2": "weight w2", "bias": "bias"}[name]
        return float(self.root.get_by_label(f"{label}, typed").input_value())

    def values(self):
        return [self.value(name) for name in ("w1", "w2", "bias")]

    def count(self):
        return self.root.locator(".nn-count").inner_text()

    def surface(self):
        """A digest of every pixel of the heat map."""
        pixels = self.root.locator(".nn-canvas").evaluate(
            "c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data.join()"
        )
        return hashlib.sha256(pixels.encode()).hexdigest()

    def settle(self):
        """Wait until what was changed is drawn: two frames of the screen."""
        self.page.evaluate(
            "() => new Promise(r => requestAnimationFrame(() =>"
            " requestAnimationFrame(r)))"
        )

    def at(self, x1, x2):
        """Where a place of the plane is on the screen."""
        box = self.root.locator(".nn-canvas").bounding_box()
        return (
            box["x"] + (x1 + 0.5) / 2 * box["width"],
            box["y"] + (1.5 - x2) / 2 * box["height"],
        )

    def centre(self, locator):
        box = locator.bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def choose(self, name):
        self.root.get_by_role("radio", name=name, exact=True).click()
        self.settle()

    def drag(self, start, end):
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=8)
        self.page.mouse.up()
        self.settle()

    def swipe(self, start, end, steps=8):
        """The same with a finger."""
        client = self.page.context.new_cdp_session(self.page)

        def touch(kind, points):
            client.send(
                "Input.dispatchTouchEvent",
                {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]},
            )

        touch("touchStart", [start])
        for i in range(1, steps + 1):
            t = i / steps
            moved = [a + (b - a) * t for a, b in zip(start, end, strict=True)]
            touch("touchMove", [moved])
        touch("touchEnd", [])
        self.settle()

    def press(self, locator, key, times=1):
        locator.focus()
        for _ in range(times):
            self.page.keyboard.press(key)
        self.settle()
