"""How strongly two entities belong together, from counts of windows."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def npmi(together: npt.ArrayLike, first: npt.ArrayLike, second: npt.ArrayLike, windows: int) -> Floats:
    r"""Return the normalised pointwise mutual information of pairs.

    With probabilities over the windows, :math:`\ln\frac{p_{xy}}{p_x p_y} / -\ln p_{xy}`: 1 for two that are only
    named together, 0 for independent ones, towards -1 for two that avoid each other.

    Parameters
    ----------
    together : array_like
        Windows that name both; at least 1.
    first, second : array_like
        Windows that name the one, and the other.
    windows : int
        All windows.

    Returns
    -------
    numpy.ndarray
        Of the shape of ``together``; 1 where both stand in every window.

    References
    ----------
    .. [1] Bouma, "Normalized (pointwise) mutual information in collocation extraction", GSCL 2009.

    Examples
    --------
    >>> npmi([2, 1], [2, 2], [2, 2], 4).round(3).tolist()
    [1.0, 0.0]
    """
    both = np.asarray(together, dtype=np.float64) / windows
    x = np.asarray(first, dtype=np.float64) / windows
    y = np.asarray(second, dtype=np.float64) / windows
    surprise = -np.log(both)
    always = surprise == 0
    return np.where(always, 1.0, np.log(both / (x * y)) / np.where(always, 1.0, surprise))
