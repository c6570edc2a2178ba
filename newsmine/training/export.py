"""A trained network as arrays for numpy."""

from typing import Any

import numpy as np
import torch

from newsmine.training.network import Network

Arrays = dict[str, np.ndarray[Any, Any]]


def arrays(network: Network) -> Arrays:
    """Return the weights as :class:`newsmine.tagger.network.Network` reads them; the vectors come as what the network makes of them."""
    found: Arrays = {name: _numpy(table.weight) for name, table in network.tables.items()}
    with torch.no_grad():
        found["vectors"] = torch.tanh(network.of_vectors(network.vectors.weight)).numpy()
    found |= {"lists": _numpy(network.of_lists.weight), "lists_bias": _numpy(network.of_lists.bias)}
    found |= {"window": _numpy(network.window.weight), "window_bias": _numpy(network.window.bias)}
    found |= {"out": _numpy(network.out.weight), "out_bias": _numpy(network.out.bias)}
    if network.kinds is not None:
        found |= {"kinds": _numpy(network.kinds.weight), "kinds_bias": _numpy(network.kinds.bias)}
    for name in (f"{layer}{way}" for layer in range(network.layers.num_layers) for way in ("", "_reverse")):
        found[f"in_{name}"] = _numpy(getattr(network.layers, f"weight_ih_l{name}"))
        found[f"again_{name}"] = _numpy(getattr(network.layers, f"weight_hh_l{name}"))
        found[f"bias_{name}"] = _numpy(getattr(network.layers, f"bias_ih_l{name}")) + _numpy(
            getattr(network.layers, f"bias_hh_l{name}")
        )
    found |= {f"linear {name}": _numpy(table.weight) for name, table in network.linear.columns.items()}
    found |= {f"pairs {name}": _numpy(table.weight) for name, table in network.linear.pairs.items()}
    found |= {f"context {name}": _numpy(table.weight) for name, table in network.linear.context.items()}
    found["linear lists"] = _numpy(network.linear.lists.weight)
    begin, follow, end = network.chain.weights()
    return found | {"begin": begin, "follow": follow, "end": end}


def _numpy(weight: Any) -> np.ndarray[Any, Any]:  # noqa: ANN401 - torch's modules have any attribute
    array: np.ndarray[Any, Any] = weight.detach().numpy()
    return array
