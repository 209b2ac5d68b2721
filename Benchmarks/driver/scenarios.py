"""What is measured: which fleet, how far away, in which form."""
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Scenario:
    """One row of measurements. `tenths`: of every ten projects, how many the token's user maintains."""
    name: str
    forge: str
    repositories: int
    latency: int = 0
    tls: bool = False
    compressed: bool = False
    hooks: bool = False
    tenths: int = 10
    contenders: tuple = ("forgeaudit", "curl", "strong")

    def prefix(self, origin: str) -> str:
        form = "gzip" if self.compressed else "plain"
        share = f"x{self.tenths}" if self.tenths < 10 else ""
        return f"{origin}/{form}/{self.repositories}{share}/{self.latency}ms"

    def api(self, origin: str) -> str:
        return self.prefix(origin) + ("/api/v3" if self.forge == "github" else "/gitlab/api/v4")


def scenarios(quick: bool):
    """Small ones first; the names are what results are filed under."""
    large, hooked = (10_000, 1_000) if quick else (100_000, 10_000)
    github = Scenario(f"github-{large}", "github", large)
    peers = ("forgeaudit", "curl", "strong", "github-to-sqlite", "gh-audit")
    found = [
        Scenario("github-1000", "github", 1_000, contenders=peers),
        github,
        replace(github, name=f"github-{large}-tls-gzip", tls=True, compressed=True),
        replace(github, name=f"github-{large}-gzip", compressed=True),
        replace(github, name=f"github-{large}-100ms", latency=100),
        Scenario("gitlab-1000", "gitlab", 1_000),
        Scenario(f"gitlab-{large}", "gitlab", large),
        Scenario(f"gitlab-{large}-100ms", "gitlab", large, latency=100),
        Scenario(f"gitlab-hooks-{hooked}", "gitlab", hooked, hooks=True, contenders=("forgeaudit", "curl")),
        Scenario(
            f"gitlab-hooks-{hooked}-100ms", "gitlab", hooked, latency=100, hooks=True,
            contenders=("forgeaudit", "curl")),
    ]
    if not quick:
        found.insert(1, replace(github, name="github-10000", repositories=10_000))
        found.insert(-4, Scenario("gitlab-10000", "gitlab", 10_000))
    return found
