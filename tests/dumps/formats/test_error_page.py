"""Pages without an article are refused by name; short and unusual articles are not."""

from __future__ import annotations

import pytest

from generator.dumps.formats.error_page import error_page

TEXT = (
    "Orchard Robotics lends its picking arms to forty farms for a year, and each farm pays by the basket that the arms "
    "fill before the winter comes."
)


def page(title: str, body: str) -> str:
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title><script>var x = 1;</script></head><body>{body}</body></html>"
    )


def card(number: int, teaser: str) -> str:
    return f"<div><h3><a href='/{number}'>Tale number {number} of the quay</a></h3>{teaser}</div>"


@pytest.mark.parametrize(
    "title",
    [
        "404 Not Found",
        "Page not found - Quay Post",
        "Quay Post | Page not found",
        "Seite nicht gefunden",
        "Page introuvable – Le Quai",
        "页面不存在",
        "Access Denied",
        "El Muelle | ¡Página no encontrada!",
        "La pagina richiesta non esiste",
        "Página não encontrada - O Cais",
        "Страница не найдена",
        "お探しのページは見つかりませんでした",
        "요청하신 페이지를 찾을 수 없습니다.",
        "Sayfa bulunamadı",
        "Nie znaleziono strony",
        "Deze pagina bestaat niet meer",
        "الصفحة غير موجودة",
        "您访问的页面不存在！",
    ],
)
def test_error_page__title_of_an_error__is_refused(title: str) -> None:
    found = error_page(page(title, "<p>Try the search.</p>"))
    assert found is not None
    assert "an error page" in found[1]


@pytest.mark.parametrize(
    "title",
    ["Just a moment...", "Einen Moment, bitte…", "Un instant…", "请稍候…", "少々お待ちください...", "Один момент…"],
)
def test_error_page__title_of_a_check_for_robots__is_refused(title: str) -> None:
    found = error_page(page(title, "<p>quay.example</p>"))
    assert found is not None
    assert "a check for robots" in found[1]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<p>Confirme que você não é um robô para continuar.</p>", "robots"),
        ("<p>Для продолжения включите JavaScript в браузере.</p>", "JavaScript"),
        ("<p>このサイトはCookieを使用します。</p><button>すべて同意</button>", "wall of cookies"),
        ("<p>Nous utilisons des cookies.</p><button>Continuer sans accepter</button>", "wall of cookies"),
        ("<p>Please enable JavaScript and cookies to continue.</p>", "JavaScript"),
        ("<p>We value your privacy. Our partners store cookies.</p><button>Accept all</button>", "wall of cookies"),
        ("<p>Mit Werbung weiterlesen</p><button>Alle akzeptieren</button>", "wall of cookies"),
        ("<p>Our systems have detected unusual traffic from your network.</p><p>Ray ID: 7f</p>", "robots"),
    ],
)
def test_error_page__wall_instead_of_an_article__is_refused(body: str, words: str) -> None:
    found = error_page(page("quay.example", body))
    assert found is not None
    assert words in found[1]


@pytest.mark.parametrize(
    "teaser", ["", "<p>What happened at the quay on this day, in a few words.</p>", "<span>3 hours ago</span>"]
)
def test_error_page__list_of_articles__is_refused(teaser: str) -> None:
    found = error_page(page("Quay Post", "".join(card(number, teaser) for number in range(25))))
    assert found is not None
    assert "a list of articles" in found[1]


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>Arms to borrow</h1><p>{TEXT}</p>",
        f"<h1>Arms to borrow</h1><p>{TEXT}</p><p>We use cookies. <button>Accept all</button></p>",
        f"<p>{TEXT}</p><p>{TEXT} {TEXT}</p>" + "".join(card(number, "") for number in range(25)),
        f"<h1>404 reasons to stay</h1><p>{TEXT}</p>" * 4,
        f"{TEXT}<br><br>{TEXT}<br><br>{TEXT} {TEXT}" + "".join(card(number, "") for number in range(12)),
    ],
)
def test_error_page__article_with_links_and_notices__is_kept(body: str) -> None:
    assert error_page(page("Arms to borrow", body)) is None
