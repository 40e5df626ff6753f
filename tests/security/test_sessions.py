"""Passwords, sessions, and the rights that hang on them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from judge.accounts import identity, tokens
from judge.accounts.models import ApiToken, Scope, User
from judge.config import settings as as_shipped
from judge.submissions.models import Judgement, Submission
from tests.factories import PASSWORD, make_problem, make_submission, make_user

pytestmark = pytest.mark.django_db

NEW = "another horse 77"


@pytest.fixture(autouse=True)
def _with_limits(settings: Any, _without_limits: None) -> None:
    settings.HAS_RATE_LIMITS = True
    settings.ACCOUNT_RATE_LIMITS = as_shipped.ACCOUNT_RATE_LIMITS
    cache.clear()


def sign_in(client: Client, username: str = "owner", password: str = PASSWORD) -> Any:
    return client.post("/accounts/login/", {"login": username, "password": password})


def key(client: Client) -> str:
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def is_signed_in(client: Client) -> bool:
    """Tell whether pages know the owner, and the poll, which finds people in a way of its own, does too."""
    owner = User.objects.get(username="owner")
    own = Submission.objects.filter(user=owner).first() or make_submission(owner)
    knows = {
        client.get("/settings/").status_code == 200,
        client.get(f"/api/submissions/{own.pk}").status_code == 200,
    }
    (is_known,) = knows
    return is_known


class TestSessions:
    def test_a_session_is_new_at_sign_in(self, owner: User) -> None:
        client = Client()
        client.get("/accounts/login/")
        session = client.session
        session["planted"] = "by an attacker"
        session.save()
        client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
        planted = key(client)

        sign_in(client)

        assert key(client) != planted
        attacker = Client()
        attacker.cookies[settings.SESSION_COOKIE_NAME] = planted
        assert not is_signed_in(attacker)

    def test_a_session_ends_at_sign_out(self, owner: User) -> None:
        client = Client()
        sign_in(client)
        stolen = key(client)

        client.post("/accounts/logout/")

        thief = Client()
        thief.cookies[settings.SESSION_COOKIE_NAME] = stolen
        assert not is_signed_in(thief)

    def test_looking_at_the_page_does_not_sign_out(self, owner_client: Client) -> None:
        owner_client.get("/accounts/logout/")

        assert is_signed_in(owner_client)

    def test_a_new_password_signs_out_everywhere_else(self, owner: User) -> None:
        here, elsewhere = Client(), Client()
        sign_in(here)
        sign_in(elsewhere)

        form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
        assert here.post("/accounts/password/change/", form).status_code == 302

        assert is_signed_in(here)
        assert not is_signed_in(elsewhere)

    def test_a_password_that_staff_set_signs_out_everywhere(
        self, owner: User, staff_client: Client
    ) -> None:
        client = Client()
        sign_in(client)

        form = {"password1": NEW, "password2": NEW, "usable_password": "true"}
        staff_client.post(f"/admin/accounts/user/{owner.pk}/password/", form)

        assert not is_signed_in(client)

    def test_a_barred_user_is_out_at_once(self, owner: User) -> None:
        client = Client()
        sign_in(client)

        User.objects.filter(pk=owner.pk).update(is_active=False)

        assert not is_signed_in(client)

    def test_a_session_ends_in_time(self, owner: User) -> None:
        client = Client()
        sign_in(client)

        ends_at = Session.objects.get(session_key=key(client)).expire_date
        assert ends_at <= timezone.now() + timedelta(days=14)

    def test_staff_sign_in_for_a_day_at_most(self, staff: User, owner: User) -> None:
        client = Client()
        sign_in(client, "staff")

        ends_at = Session.objects.get(session_key=key(client)).expire_date
        assert ends_at <= timezone.now() + timedelta(hours=12)

    def test_a_session_is_known_by_its_signature(self, owner_client: Client) -> None:
        forged = Client()
        forged.cookies[settings.SESSION_COOKIE_NAME] = f"{key(owner_client)}x"
        assert not is_signed_in(forged)


class TestGuessing:
    def test_the_admins_own_form_takes_no_guesses(self, staff: User) -> None:
        for page in ("/admin/", "/admin/login/", "/admin/accounts/user/"):
            client = Client()
            answer = client.get(page, follow=True)
            assert answer.redirect_chain[-1][0].startswith("/accounts/login/"), page
        answer = Client().post("/admin/login/", {"username": "staff", "password": PASSWORD})
        assert answer.status_code == 302
        assert settings.SESSION_COOKIE_NAME not in answer.cookies

    def test_staff_come_back_to_the_admin_by_the_sites_form(self, staff: User) -> None:
        client = Client()

        form = {"login": "staff", "password": PASSWORD, "next": "/admin/"}
        answer = client.post("/accounts/login/?next=/admin/", form)

        assert answer.headers["Location"] == "/admin/"
        assert client.get("/admin/").status_code == 200

    def test_guesses_are_counted_and_the_right_one_then_helps_nobody(self, owner: User) -> None:
        client = Client()
        for _ in range(5):
            assert sign_in(client, password="wrong").status_code == 200

        answer = sign_in(client)

        assert not is_signed_in(client)
        assert "Too many" in answer.content.decode()

    @pytest.mark.parametrize(
        "login", ["owner", "nobody-of-that-name", "o@example.org", "x@example.org"]
    )
    def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(self, login: str) -> None:
        make_user("owner", email="o@example.org")
        page = sign_in(Client(), login, "wrong").content.decode()

        assert "The username and/or password you specified are not correct." in page or (
            "The email address and/or password you specified are not correct." in page
        )

    def test_an_unknown_name_costs_the_same_work(self, monkeypatch: pytest.MonkeyPatch) -> None:
        hashed = []
        monkeypatch.setattr(
            "django.contrib.auth.base_user.make_password",
            lambda password, *_: hashed.append(password) or "!",
        )

        sign_in(Client(), "nobody-of-that-name", "wrong")

        assert "wrong" in hashed

    def test_a_reset_is_the_same_for_an_address_that_nobody_has(self, settings: Any) -> None:
        settings.HAS_EMAIL = True
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        make_user("owner", email="o@example.org")

        answers = [
            Client().post("/accounts/password/reset/", {"email": email})
            for email in ("o@example.org", "nobody@example.org")
        ]

        assert [one.status_code for one in answers] == [302, 302]
        assert len({one.headers["Location"] for one in answers}) == 1

    @pytest.mark.parametrize(
        "target",
        [
            "https://evil.example/",
            "//evil.example/",
            "javascript:alert(1)",
            "/\\evil.example",
            "http:///evil.example",
        ],
    )
    def test_nobody_is_led_elsewhere_after_signing_in(self, owner: User, target: str) -> None:
        form = {"login": "owner", "password": PASSWORD, "next": target}

        answer = Client().post("/accounts/login/", form)

        assert answer.headers["Location"] == "/"


class TestPasswords:
    @pytest.mark.parametrize("password", ["short7!", "password", "12345678", "newcomer1", ""])
    def test_a_weak_one_is_refused_wherever_it_is_set(self, password: str) -> None:
        user = make_user("newcomer")
        client = Client()
        client.force_login(user)

        form = {"oldpassword": PASSWORD, "password1": password, "password2": password}
        answer = client.post("/accounts/password/change/", form)

        assert answer.status_code == 200
        user.refresh_from_db()
        assert user.check_password(PASSWORD)

    def test_production_keeps_a_slow_hash_of_it(self) -> None:
        from judge.config import settings

        assert settings.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")

    def test_a_very_long_one_costs_no_more(self, owner: User) -> None:
        assert sign_in(Client(), password="x" * 1_000_000).status_code in {200, 400}


class TestTokens:
    def test_a_token_is_kept_as_its_digest_alone(self, owner: User) -> None:
        _, secret = tokens.issue(owner, name="t", scopes=[Scope.READ], expires_at=None)

        row = ApiToken.objects.values().get()

        assert secret not in str(row)
        assert secret.removeprefix(tokens.PREFIX) not in str(row)
        assert row["digest"] == tokens.digest_of(secret)

    @pytest.mark.parametrize("find", [tokens.find, identity.by_token])
    def test_a_digest_does_not_sign_in(self, owner: User, find: Any) -> None:
        token, _ = tokens.issue(owner, name="t", scopes=[Scope.READ], expires_at=None)

        assert find(token.digest) is None
        assert find(tokens.PREFIX + token.digest[:43]) is None


class TestRights:
    @pytest.fixture
    def clerk(self) -> Client:
        """Return someone of staff who may edit people, and is no administrator."""
        user = make_user("clerk", is_staff=True, is_superuser=False)
        for right in ("view_user", "change_user", "delete_user"):
            user.user_permissions.add(Permission.objects.get(codename=right))
        client = Client()
        client.force_login(user)
        return client

    def edit(self, client: Client, user: User, **fields: str) -> int:
        form = {
            "username": user.username, "theme": "system", "date_joined_0": "2026-01-01",
            "date_joined_1": "00:00:00", "is_active": "on", "api_tokens-TOTAL_FORMS": "0",
            "api_tokens-INITIAL_FORMS": "0", **fields,
        }  # fmt: skip
        return client.post(f"/admin/accounts/user/{user.pk}/change/", form).status_code

    def test_who_edits_people_makes_nobody_staff_or_administrator(
        self, clerk: Client, owner: User
    ) -> None:
        group = Group.objects.create(name="authors")
        rights = {
            "is_staff": "on",
            "is_superuser": "on",
            "groups": str(group.pk),
            "user_permissions": str(Permission.objects.get(codename="change_problem").pk),
        }
        for user in (owner, User.objects.get(username="clerk")):
            was = (user.is_staff, user.user_permissions.count())

            assert self.edit(clerk, user, first_name="Ada", **rights) == 302

            user.refresh_from_db()
            assert user.first_name == "Ada"
            assert (user.is_staff, user.user_permissions.count()) == was
            assert not user.is_superuser
            assert not user.groups.exists()

    def test_who_edits_people_does_not_take_over_an_administrator(
        self, clerk: Client, staff: User
    ) -> None:
        assert self.edit(clerk, staff, email="mine@example.org") == 403
        form = {"password1": NEW, "password2": NEW, "usable_password": "true"}
        answer = clerk.post(f"/admin/accounts/user/{staff.pk}/password/", form)
        assert answer.status_code == 403
        clerk.post(f"/admin/accounts/user/{staff.pk}/delete/", {"post": "yes"})
        clerk.post(
            "/admin/accounts/user/",
            {"action": "delete_selected", "_selected_action": [staff.pk], "post": "yes"},
        )

        staff.refresh_from_db()
        assert staff.email == ""
        assert staff.check_password(PASSWORD)

    def test_who_edits_addresses_takes_no_administrator_over(self, staff: User) -> None:
        user = make_user("postman", is_staff=True, is_superuser=False)
        for right in ("add_emailaddress", "change_emailaddress", "view_emailaddress"):
            user.user_permissions.add(Permission.objects.get(codename=right))
        client = Client()
        client.force_login(user)

        form = {"user": staff.pk, "email": "mine@example.org", "verified": "on", "primary": "on"}
        client.post("/admin/account/emailaddress/add/", form)

        assert not EmailAddress.objects.filter(user=staff).exists()

    def test_who_edits_groups_gives_themselves_no_rights(self) -> None:
        user = make_user("grouper", is_staff=True, is_superuser=False)
        group = Group.objects.create(name="helpers")
        user.groups.add(group)
        for right in ("view_group", "change_group"):
            user.user_permissions.add(Permission.objects.get(codename=right))
        client = Client()
        client.force_login(user)
        right = Permission.objects.get(codename="change_problem").pk

        form = {"name": "helpers", "permissions": [right]}
        client.post(f"/admin/auth/group/{group.pk}/change/", form)

        assert not group.permissions.exists()

    def test_who_may_only_look_at_judgements_changes_none(self) -> None:
        from judge.doctor.models import JudgeWorker

        user = make_user("looker", is_staff=True, is_superuser=False)
        user.user_permissions.add(Permission.objects.get(codename="view_judgement"))
        client = Client()
        client.force_login(user)
        make_problem()
        worker = JudgeWorker.objects.create(name="w1", started_at=timezone.now())
        judgement = _parked()

        client.post("/admin/doctor/judgeworker/", {"worker": worker.pk, "forget": "1"})
        client.post(
            "/admin/submissions/judgement/",
            {"action": "put_back", "_selected_action": [judgement.pk]},
        )

        assert JudgeWorker.objects.exists()
        judgement.refresh_from_db()
        assert judgement.is_parked


def _parked() -> Judgement:
    return make_submission(verdict="IE", judgement={"is_parked": True}).judgement
