"""The playground takes more steps a second than a network of objects, in Chromium.

Both take the same steps to the same weights, in turn, in one page; the shortest of many
rounds counts, since other work on the machine only makes a round longer.
"""

import pytest

from tests.browsing import ROOT, Visit, serve

pytestmark = pytest.mark.browser
RACE = """
async ([sizes, kind, batch]) => {
  const js = "/lib/nnworks/widgets/js/";
  const [t, r, o] = await Promise.all([import(js + "train.mjs"),
    import(js + "random.mjs"), import("/tests/widgets/straightforward.mjs")]);
  const next = r.random(5), many = 200;
  const X = Array.from({ length: many }, () => [6 * next() - 3, 6 * next() - 3]);
  const y = X.map(([a, b]) => Math.sign(a * b));
  const data = { X: Float64Array.from(X.flat()), T: Float64Array.from(y), count: many };
  const net = t.network(sizes, kind), optim = t.optimizer("sgd", net);
  t.begin(net, "xavier", 7);
  const layers = o.build(sizes, kind, net.theta);
  const rate = 0.03, options = { rate, first: 0, last: 0 };
  const ours = () => {
    for (let first = 0; first < many; first += batch) {
      options.first = first;
      options.last = first + batch;
      t.learn(net, optim, data, "number", options);
    }
  };
  const theirs = () => {
    for (let i = 0; i < many; i++) {
      o.forward(layers, X[i]);
      o.backward(layers, y[i], o.SQUARE);
      if ((i + 1) % batch === 0) o.update(layers, rate);
    }
  };
  const time = (work) => {
    const start = performance.now();
    for (let i = 0; i < 20; i++) work();
    return performance.now() - start;
  };
  ours();
  theirs();
  const far = o.numbers(layers).map((v, i) => Math.abs(v - net.theta[i]));
  let [quick, plain] = [Infinity, Infinity];
  for (let round = 0; round < 15; round++) {
    quick = Math.min(quick, time(ours));
    plain = Math.min(plain, time(theirs));
  }
  return [Math.max(...far), plain / quick, (20 * many) / batch / quick * 1000];
}
"""


@pytest.mark.parametrize("kind", ["tanh", "relu"])
@pytest.mark.parametrize("sizes", [[2, 4, 2, 1], [2, 8, 8, 8, 1]], ids=str)
def test_more_steps_a_second_than_a_network_of_objects(chromium, sizes, kind):
    with serve(ROOT) as address:
        seen = Visit(chromium, f"{address}/README.md")
        try:
            far, ratio, steps = seen.page.evaluate(RACE, [sizes, kind, 10])
        finally:
            seen.close()
    print(f"{sizes} {kind}: {ratio:.2f} times as many, {steps:,.0f} steps a second")
    assert far < 1e-10  # the same steps
    assert ratio >= 1
