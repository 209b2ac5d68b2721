"""Writes the pages of a fleet, plain and compressed, so that serving one is no work."""
import gzip
import pathlib
import shutil
from concurrent.futures import ProcessPoolExecutor

import objects

# Raised when what is written changes: fleets of another number are made anew.
FORM = 3


def _write(path, body):
    data = body.encode()
    path.write_bytes(data)
    # nginx prefers the compressed file only if its time is the same.
    path.with_name(path.name + ".gz").write_bytes(gzip.compress(data, 5, mtime=0))


def _numbers(page, total):
    return range(page * objects.ROWS_PER_PAGE, min(total, (page + 1) * objects.ROWS_PER_PAGE))


def _github_page(folder, page, total):
    rows = ",".join(objects.repository(number) for number in _numbers(page, total))
    head = f'{{"total_count":{total},"repository_selection":"all","repositories":['
    _write(folder / f"page-{page + 1}.json", head + rows + "]}")


def _gitlab_page(folder, page, total):
    numbers = _numbers(page, total)
    _write(folder / "full" / f"page-{page}.json", "[" + ",".join(map(objects.project, numbers)) + "]")
    _write(folder / "simple" / f"page-{page}.json", "[" + ",".join(map(objects.simple_project, numbers)) + "]")


def _shared_page(folder, page, total, tenths):
    """A page of the narrower listing, where the user maintains the first `tenths` of every ten projects."""
    first = page * objects.ROWS_PER_PAGE
    ranks = range(first, min(maintained(total, tenths), first + objects.ROWS_PER_PAGE))
    numbers = (rank // tenths * 10 + rank % tenths for rank in ranks)
    _write(folder / f"page-{page}.json", "[" + ",".join(map(objects.simple_project, numbers)) + "]")


def maintained(total, tenths):
    """How many of `total` projects the token's user maintains."""
    return total // 10 * tenths + min(total % 10, tenths)


def _pages(rows):
    return -(-rows // objects.ROWS_PER_PAGE)


def _make(folder, folders, write, pages, *arguments):
    """Calls `write` for every page, on all cores, unless the folder is there already."""
    stamp = folder / "form"
    if stamp.exists() and stamp.read_text() == str(FORM):
        return
    shutil.rmtree(folder, ignore_errors=True)
    for name in folders:
        (folder / name).mkdir(parents=True)
    with ProcessPoolExecutor() as pool:
        for future in [pool.submit(write, folder, page, *arguments) for page in range(pages)]:
            future.result()
    stamp.write_text(str(FORM))


def github(root: pathlib.Path, total: int):
    """An installation that reaches `total` repositories."""
    _make(root / f"github-{total}", ["."], _github_page, _pages(total), total)


def gitlab(root: pathlib.Path, total: int, tenths: int = 10):
    """A token whose user is a member of `total` projects and maintains `tenths` of every ten."""
    folder = root / f"gitlab-{total}"
    _make(folder, ["full", "simple"], _gitlab_page, _pages(total), total)
    lengths = f"{len(objects.project(0))} {len(objects.simple_project(0))}"
    (folder / "lengths").write_text(lengths)
    if tenths < 10:
        _make(
            root / f"gitlab-{total}-{tenths}", ["."], _shared_page, _pages(maintained(total, tenths)), total, tenths)
