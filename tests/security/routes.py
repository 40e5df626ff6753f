"""Who gets what by GET: for each route at least one address, with the status that each role is to have.

SUBMISSION, RUN, TOKEN and QUESTION are the owner's; MISSING is the id of nothing. The admin's routes follow one rule
and stand in no table: see test_access.py.
"""

from __future__ import annotations

from tests.security.scene import NOBODYS_ID, ROLES, Site

# route: address | nobody other owner staff admin
_TABLE = """
healthz: healthz                                                           | 200 200 200 200 200
readyz: readyz                                                             | 200 200 200 200 200
metrics: metrics                                                           | 401 401 401 401 200

: /                                                                        | 200 200 200 200 200
problems/: problems/                                                       | 302 302 302 302 302
problems/<slug:slug>/: problems/open/                                      | 200 200 200 200 200
problems/<slug:slug>/: problems/hidden/                                    | 404 404 404 200 200
problems/<slug:slug>/: problems/running/                                   | 404 404 404 200 200
problems/<slug:slug>/files/<path:name>: problems/open/files/picture.png    | 200 200 200 200 200
problems/<slug:slug>/files/<path:name>: problems/hidden/files/picture.png  | 404 404 404 200 200
problems/<slug:slug>/files/<path:name>: problems/running/files/picture.png | 404 404 404 200 200
submissions/: submissions/                                                 | 302 200 200 200 200
submissions/<uuid:id>/: submissions/SUBMISSION/                            | 302 404 200 200 200
submissions/<uuid:id>/: submissions/RUN/                                   | 302 404 200 200 200
submissions/<uuid:id>/: submissions/MISSING/                               | 302 404 404 404 404
users/<str:username>/: users/owner/                                        | 200 200 200 200 200
users/<str:username>/: users/nobody-of-that-name/                          | 404 404 404 404 404
languages/: languages/                                                     | 200 200 200 200 200
settings/: settings/                                                       | 302 200 200 200 200
settings/theme/: settings/theme/                                           | 405 405 405 405 405
settings/tokens/: settings/tokens/                                         | 405 405 405 405 405
settings/tokens/<int:id>/revoke/: settings/tokens/TOKEN/revoke/            | 405 405 405 405 405
settings/webhooks/: settings/webhooks/                                     | 302 200 200 200 200
settings/webhooks/new/: settings/webhooks/new/                             | 405 405 405 405 405
settings/webhooks/<uuid:id>/: settings/webhooks/HOOK/                      | 405 405 405 405 405

accounts/login/: accounts/login/                                           | 200 302 302 302 302
accounts/logout/: accounts/logout/                                         | 302 200 200 200 200
accounts/inactive/: accounts/inactive/                                     | 200 200 200 200 200
accounts/signup/: accounts/signup/                                         | 200 302 302 302 302
accounts/reauthenticate/: accounts/reauthenticate/                         | 302 200 200 200 200
accounts/email/: accounts/email/                                           | 302 200 200 200 200
accounts/confirm-email/: accounts/confirm-email/                           | 200 200 200 200 200
accounts/confirm-email/KEY/: accounts/confirm-email/abc/                   | 200 200 200 200 200
accounts/login/code/confirm/: accounts/login/code/confirm/                 | 302 302 302 302 302
accounts/password/change/: accounts/password/change/                       | 302 200 200 200 200
accounts/password/set/: accounts/password/set/                             | 302 302 302 302 302
accounts/password/reset/: accounts/password/reset/                         | 302 302 302 302 302
accounts/password/reset/done/: accounts/password/reset/done/               | 200 200 200 200 200
accounts/password/reset/key/done/: accounts/password/reset/key/done/       | 200 200 200 200 200
accounts/password/reset/key/KEY/: accounts/password/reset/key/1-abc/       | 200 200 200 200 200

leaderboard/: leaderboard/                                                 | 200 200 200 200 200
contests/: contests/                                                       | 200 200 200 200 200
CONTEST: contests/running/                                                 | 200 200 200 200 200
CONTEST: contests/coming/                                                  | 200 200 200 200 200
CONTEST: contests/draft/                                                   | 404 404 404 200 200
CONTESTregister/: contests/running/register/                               | 405 405 405 405 405
CONTESTvirtual/: contests/running/virtual/                                 | 302 302 302 302 302
CONTESTboard/: contests/running/board/                                     | 200 200 200 200 200
CONTESTboard/: contests/frozen/board/                                      | 200 200 200 200 200
CONTESTboard/: contests/draft/board/                                       | 404 404 404 200 200
CONTESTproblems/<slug:label>/: contests/running/problems/A/                | 403 403 200 200 200
CONTESTproblems/<slug:label>/: contests/running/problems/Z/                | 403 403 404 404 404
CONTESTproblems/<slug:label>/: contests/coming/problems/A/                 | 403 403 403 200 200
CONTESTproblems/<slug:label>/: contests/draft/problems/A/                  | 404 404 404 200 200
CONTESTproblems/<slug:label>/files/<path:name>: contests/running/problems/A/files/picture.png | 403 403 200 200 200
CONTESTproblems/<slug:label>/files/<path:name>: contests/draft/problems/A/files/picture.png   | 404 404 404 404 404
CONTESTsubmissions/: contests/running/submissions/                         | 302 200 200 200 200
CONTESTsubmissions/: contests/draft/submissions/                           | 302 404 404 200 200
CONTESTclarifications/: contests/running/clarifications/                   | 403 403 200 200 200
CONTESTclarifications/: contests/draft/clarifications/                     | 404 404 404 200 200
CONTESTclarifications/ask/: contests/running/clarifications/ask/           | 405 405 405 405 405
CONTESTannounce/: contests/running/announce/                               | 405 405 405 405 405
CONTESTclarifications/<int:id>/: contests/running/clarifications/QUESTION/ | 405 405 405 405 405
CONTESTexport.csv: contests/running/export.csv                             | 403 403 403 200 200
CONTESTexport.csv: contests/frozen/export.csv                              | 403 403 403 200 200
CONTESTexport.csv: contests/draft/export.csv                               | 404 404 404 200 200
CONTESTexport.json: contests/running/export.json                           | 403 403 403 200 200
CONTESTexport.json: contests/frozen/export.json                            | 403 403 403 200 200
CONTESTexport.json: contests/draft/export.json                             | 404 404 404 200 200

api/problems: api/problems                                                 | 200 200 200 200 200
api/problems/<slug:slug>: api/problems/open                                | 200 200 200 200 200
api/problems/<slug:slug>: api/problems/hidden                              | 404 404 404 200 200
api/problems/<slug:slug>: api/problems/running                             | 404 404 404 200 200
api/problems/<slug:slug>/submit: api/problems/open/submit                  | 401 405 405 405 405
api/problems/<slug:slug>/run: api/problems/open/run                        | 401 405 405 405 405
api/submissions: api/submissions                                           | 401 200 200 200 200
api/submissions/<uuid:id>: api/submissions/SUBMISSION                      | 401 404 200 200 200
api/submissions/<uuid:id>: api/submissions/RUN                             | 401 404 200 200 200
api/submissions/<uuid:id>: api/submissions/MISSING                         | 401 404 404 404 404
api/submissions/<uuid:id>/cancel: api/submissions/SUBMISSION/cancel        | 401 405 405 405 405
api/check/<uuid:id>: api/check/SUBMISSION                                  | 401 404 200 200 200
api/check/<uuid:id>: api/check/RUN                                         | 401 404 200 200 200
api/languages: api/languages                                               | 200 200 200 200 200
api/me: api/me                                                             | 401 200 200 200 200
api/tokens: api/tokens                                                     | 401 200 200 200 200
api/tokens/<int:id>: api/tokens/TOKEN                                      | 401 405 405 405 405
api/webhooks: api/webhooks                                                 | 401 200 200 200 200
api/webhooks/<uuid:id>: api/webhooks/HOOK                                  | 401 404 200 404 404
api/webhooks/<uuid:id>: api/webhooks/MISSING                               | 401 404 404 404 404
api/webhooks/<uuid:id>/secret: api/webhooks/HOOK/secret                    | 401 405 405 405 405
api/webhooks/<uuid:id>/test: api/webhooks/HOOK/test                        | 401 405 405 405 405
api/webhooks/<uuid:id>/deliveries: api/webhooks/HOOK/deliveries            | 401 404 200 404 404
api/schema: api/schema                                                     | 200 200 200 200 200
api/docs: api/docs                                                         | 200 200 200 200 200
api/: api/whatever                                                         | 404 404 404 404 404

api/leaderboard: api/leaderboard                                           | 200 200 200 200 200
api/leaderboard/<slug:slug>: api/leaderboard/running                       | 200 200 200 200 200
api/leaderboard/<slug:slug>: api/leaderboard/draft                         | 404 404 404 200 200
api/contests: api/contests                                                 | 200 200 200 200 200
api/contests/<slug:slug>: api/contests/running                             | 200 200 200 200 200
api/contests/<slug:slug>: api/contests/draft                               | 404 404 404 200 200
api/CONTESTleaderboard: api/contests/running/leaderboard                   | 200 200 200 200 200
api/CONTESTleaderboard: api/contests/frozen/leaderboard                    | 200 200 200 200 200
api/CONTESTleaderboard: api/contests/draft/leaderboard                     | 404 404 404 200 200
api/CONTESTpulse: api/contests/running/pulse                               | 200 200 200 200 200
api/CONTESTpulse: api/contests/draft/pulse                                 | 404 404 404 200 200
api/CONTESTproblems/<slug:label>/submit: api/contests/running/problems/A/submit | 401 405 405 405 405
api/CONTESTproblems/<slug:label>/run: api/contests/running/problems/A/run  | 401 405 405 405 405
api/CONTESTproblems/<slug:label>: api/contests/running/problems/A          | 403 403 200 200 200
api/CONTESTproblems/<slug:label>: api/contests/coming/problems/A           | 403 403 403 200 200
api/CONTESTproblems/<slug:label>: api/contests/draft/problems/A            | 404 404 404 200 200
api/CONTESTregister: api/contests/running/register                         | 401 405 405 405 405
api/CONTESTvirtual: api/contests/running/virtual                           | 401 405 405 405 405
api/CONTESTsubmissions: api/contests/running/submissions                   | 401 200 200 200 200
api/CONTESTsubmissions: api/contests/draft/submissions                     | 401 404 404 200 200
api/CONTESTexport: api/contests/running/export                             | 403 403 403 200 200
api/CONTESTexport: api/contests/frozen/export                              | 403 403 403 200 200
api/CONTESTexport: api/contests/draft/export                               | 404 404 404 200 200
api/CONTESTnews: api/contests/running/news                                 | 403 403 200 200 200
api/CONTESTnews: api/contests/draft/news                                   | 404 404 404 200 200
api/CONTESTclarifications: api/contests/running/clarifications             | 401 405 405 405 405
"""

# Somebody else's or a hidden thing | the same address of a thing that there is not.
_PAIRS = """
problems/hidden/                    | problems/missing/
problems/running/                   | problems/missing/
problems/hidden/files/picture.png   | problems/missing/files/picture.png
submissions/SUBMISSION/             | submissions/MISSING/
contests/draft/                     | contests/missing/
contests/draft/register/            | contests/missing/register/
contests/draft/virtual/             | contests/missing/virtual/
contests/draft/board/               | contests/missing/board/
contests/draft/problems/A/          | contests/missing/problems/A/
contests/draft/submissions/         | contests/missing/submissions/
contests/draft/clarifications/      | contests/missing/clarifications/
contests/draft/clarifications/ask/  | contests/missing/clarifications/ask/
contests/draft/export.csv           | contests/missing/export.csv
contests/draft/export.json          | contests/missing/export.json
contests/running/problems/A/        | contests/running/problems/Z/
settings/tokens/TOKEN/revoke/       | settings/tokens/999999999/revoke/
settings/webhooks/HOOK/             | settings/webhooks/MISSING/
contests/running/clarifications/QUESTION/ | contests/running/clarifications/999999999/
api/problems/hidden                 | api/problems/missing
api/problems/hidden/submit          | api/problems/missing/submit
api/problems/hidden/run             | api/problems/missing/run
api/submissions/SUBMISSION          | api/submissions/MISSING
api/submissions/SUBMISSION/cancel   | api/submissions/MISSING/cancel
api/submissions?problem=hidden      | api/submissions?problem=missing
api/submissions?user=owner          | api/submissions?user=missing
api/check/SUBMISSION                | api/check/MISSING
api/tokens/TOKEN                    | api/tokens/999999999
api/webhooks/HOOK                   | api/webhooks/MISSING
api/webhooks/HOOK/secret            | api/webhooks/MISSING/secret
api/webhooks/HOOK/test              | api/webhooks/MISSING/test
api/webhooks/HOOK/deliveries        | api/webhooks/MISSING/deliveries
api/leaderboard/draft               | api/leaderboard/missing
api/contests/draft                  | api/contests/missing
api/contests/draft/leaderboard      | api/contests/missing/leaderboard
api/contests/draft/pulse            | api/contests/missing/pulse
api/contests/draft/problems/A       | api/contests/missing/problems/A
api/contests/draft/problems/A/submit | api/contests/missing/problems/A/submit
api/contests/draft/problems/A/run   | api/contests/missing/problems/A/run
api/contests/draft/register         | api/contests/missing/register
api/contests/draft/virtual          | api/contests/missing/virtual
api/contests/draft/submissions      | api/contests/missing/submissions
api/contests/draft/export           | api/contests/missing/export
api/contests/draft/news             | api/contests/missing/news
api/contests/draft/clarifications   | api/contests/missing/clarifications
api/contests/running/problems/A     | api/contests/running/problems/Z
"""
_SHORT = {
    "CONTEST": "contests/<slug:slug>/",
    "accounts/confirm-email/KEY/": r"accounts/^confirm-email/(?P<key>[-:\w]+)/$",
    "accounts/password/reset/key/KEY/": (
        r"accounts/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"
    ),
}


def expected() -> list[tuple[str, str, dict[str, int]]]:
    """Return (route, address, status by role)."""
    rows = []
    for line in filter(None, _TABLE.splitlines()):
        where, _, statuses = line.rpartition("|")
        route, _, address = where.partition(": ")
        for short, long in _SHORT.items():
            route = route.replace(short, long)
        by_role = dict(zip(ROLES, map(int, statuses.split()), strict=True))
        rows.append((route.strip().removeprefix(": "), "/" + address.strip().lstrip("/"), by_role))
    return rows


def pairs() -> list[tuple[str, str]]:
    """Return (address of what the reader may not know of, address of nothing)."""
    lines = [line.split("|") for line in filter(None, _PAIRS.splitlines())]
    return [(f"/{hidden.strip()}", f"/{missing.strip()}") for hidden, missing in lines]


def filled(address: str, site: Site) -> str:
    """Return the address with the ids of this site."""
    ids = {
        "SUBMISSION": site.submission.pk,
        "RUN": site.run.pk,
        "TOKEN": site.token_id,
        "QUESTION": site.clarification.pk,
        "HOOK": site.hook.pk,
        "MISSING": NOBODYS_ID,
    }
    for name, id in ids.items():
        address = address.replace(name, str(id))
    return address
