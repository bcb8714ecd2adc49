"""One Hypothesis profile for every test, each field written out: nothing is left to the machine the tests run on."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, Verbosity, settings

settings.register_profile(
    "thanhtra",
    max_examples=60,
    derandomize=True,
    database=None,
    deadline=None,
    print_blob=True,
    stateful_step_count=12,
    report_multiple_bugs=True,
    verbosity=Verbosity.normal,
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.target, Phase.shrink),
    suppress_health_check=(HealthCheck.too_slow,),  # a shared machine is slow in ways no strategy can help
)
settings.load_profile("thanhtra")
