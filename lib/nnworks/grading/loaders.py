"""PyTorch's data loaders, where there are no worker processes.

`DataLoader(..., num_workers=2)` is a right answer in many a course. Its workers hand
tensors over through sockets and through memory that no limit counts, neither of which
the sandbox has; and a process of few processors would gain nothing by them.
"""

import sys

__all__ = ["load_here"]


def load_here():
    """Have every DataLoader of this process load by itself, if PyTorch is imported.

    The batches come in the order in which its workers would give them. An
    IterableDataset that does not share its rows out among workers gives each row once,
    and `worker_init_fn` is not called.
    """
    loading = sys.modules.get("torch.utils.data.dataloader")
    if loading is None:
        return

    def iterator(loader):
        asked = loader.num_workers, loader.timeout
        loader.num_workers = loader.timeout = 0
        try:
            return loading._SingleProcessDataLoaderIter(loader)
        finally:
            loader.num_workers, loader.timeout = asked

    loading.DataLoader._get_iterator = iterator
