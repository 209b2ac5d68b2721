"""Keeps what a run has measured, piece by piece, so that one that was ended can be continued."""
import json


class Progress:
    """The pieces of one run, in a file that is renewed after each. What was measured with another program, on another
    machine or with other options is no piece of it."""

    def __init__(self, file, key, resume):
        self._file, self._key = file, key
        self._pieces = {}
        if resume and file.exists():
            kept = self._read()
            other = sorted(name for name in {*kept["key"], *key} if kept["key"].get(name) != key.get(name))
            if other:
                raise SystemExit(f"{file} is of a run with another {', '.join(other)}: run without --continue")
            self._pieces = kept["pieces"]

    def _read(self):
        try:
            kept = json.loads(self._file.read_text())
            return {"key": dict(kept["key"]), "pieces": dict(kept["pieces"])}
        except (ValueError, KeyError, TypeError):
            raise SystemExit(f"{self._file} can't be read: run without --continue") from None

    def piece(self, name, measure):
        """What is known of `name`, else what `measure` gives now."""
        if name in self._pieces:
            print(f"{name}: measured already", flush=True)
        else:
            self._pieces[name] = measure()
            new = self._file.with_suffix(".new")
            new.write_text(json.dumps({"key": self._key, "pieces": self._pieces}))
            new.replace(self._file)
        return self._pieces[name]

    def end(self):
        self._file.unlink(missing_ok=True)
