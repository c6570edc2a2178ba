"""Which terms tell a topic from the others."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newsmine.topics.model import TopicModel

LAMBDA = 0.6
"""What readers of Sievert and Shirley (2014) knew topics best by."""


def relevance(model: "TopicModel", weight: float = LAMBDA) -> "NDArray[np.float64]":
    r"""Return how much each term tells of each topic.

    .. math:: r(w, k) = \lambda \ln \varphi_{kw} + (1 - \lambda) \ln \frac{\varphi_{kw}}{p_w}

    where :math:`p_w` is the share of the term in the words of all documents. A term that a topic does not have is
    ``-inf``.

    Parameters
    ----------
    model : TopicModel
        Not changed.
    weight : float
        The :math:`\lambda`, in [0, 1]: 1 orders by weight in the topic, 0 by lift.

    Returns
    -------
    numpy.ndarray
        Of shape (n_topics, n_terms).

    Raises
    ------
    ValueError
        If ``weight`` is not within [0, 1].

    References
    ----------
    .. [1] Sievert, Shirley, "LDAvis: a method for visualizing and interpreting topics", ACL workshop on interactive language
       learning, 2014.
    """
    if not 0 <= weight <= 1:
        raise ValueError(f"weight is {weight}; it must lie in [0, 1]")
    whole = np.log(model.term_counts / model.term_counts.sum())
    with np.errstate(divide="ignore"):
        own = np.log(model.topic_term)
    return np.asarray(own - (1 - weight) * whole)


def telling(model: "TopicModel") -> "NDArray[np.float64]":
    r"""Return the share of each topic among the words of a term, :math:`p(k \mid w)`, of shape (n_topics, n_terms); columns sum to 1."""
    joint = model.topic_term * model.share[:, None]
    sums = joint.sum(axis=0)
    return np.asarray(joint / np.where(sums > 0, sums, 1.0))
