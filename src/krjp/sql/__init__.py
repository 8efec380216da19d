"""Questions as one SQL statement each, for engines that hold more records than a machine does.

What a statement says depends on the question, not on the events it was asked with: of these only names and the
days they cover are taken, so that `kim` and `february` mean something.
"""

from krjp.errors import KrjpError

try:
    import sqlglot as _  # noqa: F401 - whether it is there
except ImportError:
    raise KrjpError("krjp sql needs sqlglot; install it with: pip install 'krjp[sql]'") from None

__all__: list[str] = []
