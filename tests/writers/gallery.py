"""Scenes of every kind of node and combination, for the judges: each must be a good file in either format."""

from __future__ import annotations

from dataclasses import replace

from twindeck.geometry import ELLIPSE, RECT, Box, Geometry, round_rect
from twindeck.scene import (
    Chapter,
    Connector,
    End,
    Group,
    Link,
    Picture,
    Placeholder,
    Role,
    Scene,
    Stroke,
    Text,
    TextList,
)
from twindeck.vector import Clip, Gradient, GradientStop, VectorPath
from writers import scenes as s

PRESETS = {
    "rect": RECT,
    "roundRect": round_rect(12),
    "ellipse": ELLIPSE,
    "triangle": Geometry("triangle"),
    "blockArc": Geometry("blockArc", (30.0, 200.0, 12.0)),
    "ring": Geometry("blockArc", (0.0, 360.0, 12.0)),
    "rightArrow": Geometry("rightArrow", (20.0, 30.0)),
    "leftArrow": Geometry("leftArrow", (20.0, 30.0)),
    "upArrow": Geometry("upArrow", (20.0, 30.0)),
    "downArrow": Geometry("downArrow", (20.0, 30.0)),
    "leftRightArrow": Geometry("leftRightArrow", (20.0, 20.0)),
    "upDownArrow": Geometry("upDownArrow", (20.0, 20.0)),
    "chevron": Geometry("chevron", (20.0,)),
    "homePlate": Geometry("homePlate", (20.0,)),
    "mathPlus": Geometry("mathPlus", (15.0,)),
}


def texts() -> Scene:
    body = s.text(
        s.paragraph("強調は", s.run("太く", bold=True, strong=True), "、英語は", s.run("in English", lang="en"), "。"),
        s.paragraph("空白 \nを残す行\nと 記号 & < > \" ' 。", breaks="hard"),
        s.bullets(
            "点",
            ("親の項目", s.bullets("子の項目", ("孫の親", s.bullets("孫", left=26.0)), left=13.0)),
            ("二つの", "段落"),
        ),
        s.numbered("三番", ("四番", "続き"), "五番", start=3),
        s.paragraph("右に", align="right"),
        placeholder=Placeholder("body", 1),
    )
    boxed = s.text("囲み", box=Box(500, 400, 200, 60), panel=s.panel("key-tint", "line"), insets=(12.0, 8.0, 12.0, 8.0))
    english = s.text("A text of another language", box=Box(500, 300, 200, 40), lang="en")
    return s.scene(s.slide(body, boxed, english, kicker="小見出し", notes=("覚え書き", "二つ目"), footer=s.footer(1)))


def roles() -> Scene:
    one, two = s.paragraph("項目の語", role=None), s.paragraph("補いの語", role=None)
    listed = Group(
        "list",
        s.BODY,
        (
            Group("item", s.BODY, (s.text("1", role=Role.LBL), s.text(one, two, role=Role.LBODY)), role=Role.LI),
            Group("plain item", s.BODY, (s.text("ただの段落"), s.shape()), role=Role.LI),
            s.text("項目でない語"),
            Group("empty item", s.BODY, (s.shape(),), role=Role.LI),
        ),
        role=Role.L,
        numbering="decimal",
    )
    contents = Group(
        "contents",
        s.BODY,
        (
            Group(
                "entry",
                s.BODY,
                (
                    s.text(s.paragraph(s.run("次の頁", link=Link(slide=1)), role=Role.REFERENCE)),
                    s.text(s.bullets("話題")),
                ),
                role=Role.TOCI,
            ),
        ),
        role=Role.TOC,
    )
    notes = (s.text("注の一", role=Role.NOTE), s.text("注の二", role=Role.NOTE))
    decoration = Group(
        "ornament",
        s.BODY,
        (s.shape(), s.text("飾りの語", s.bullets("飾りの項目")), picture(alt="語らない"), s.chart("ring")),
        role=Role.ARTIFACT,
        joined=True,
    )
    card = Group("card", s.BODY, (s.shape(), s.text("見出し", role=Role.H2), s.text("中身")), joined=True)
    hidden = s.text("ただの飾り", s.bullets("飾り"), role=Role.ARTIFACT, panel=s.panel("key-tint"))
    empties = (s.text(), s.text(s.paragraph()), s.text(s.bullets()), s.text(s.bullets(s.item(s.paragraph(left=13.0)))))
    first = s.slide(listed, contents, *notes, decoration, card, hidden, *empties)
    return s.scene(first, s.slide(heading="次", number=2))


def picture(alt: str | None = "図の説明", **other: object) -> Picture:
    settings = {"box": Box(500, 120, 200, 100), "asset": s.raster()}
    return Picture(**{"name": "picture", "alt": alt, **settings, **other})


def drawing() -> tuple[VectorPath, ...]:
    stops = (GradientStop(0.2, "0017C1"), GradientStop(0.2, "FFFFFF"), GradientStop(0.9, "FB5B01"))
    linear, radial = Gradient("linear", (10, 10, 90, 10), stops), Gradient("radial", (50, 50, 30, 45, 45), stops[:2])
    return (
        VectorPath(s.square(0, 0, 100), fill=linear),
        VectorPath(s.square(20, 20, 60), fill=radial, fill_opacity=0.5, clips=(Clip(s.square(30, 30, 40)),)),
        VectorPath((*s.square(10, 10, 80), *s.square(30, 30, 30)), fill="006F83", even_odd=True),
        VectorPath(s.square(5, 5, 90), stroke="1A1A1A", stroke_width=2, stroke_opacity=0.4, dashes=(4, 2), cap="round"),
        VectorPath(
            s.square(5, 5, 90), fill="FFFFFF", stroke=linear, join="bevel", clips=(Clip(s.square(0, 0, 20), True),) * 2
        ),
        VectorPath(s.square(0, 0, 1)),
    )


def pictures() -> Scene:
    assets = [s.raster(mode) for mode in ("RGB", "RGBA", "L", "LA", "P", "1")]
    assets += [s.raster("RGB", (16, 16), "JPEG"), s.raster("L", (16, 16), "JPEG"), s.vector(*drawing())]
    boxes = [Box(40 + 150 * (n % 5), 120 + 120 * (n // 5), 120, 80) for n in range(len(assets))]
    plain = [picture(f"図{n}", asset=a, box=b) for n, (a, b) in enumerate(zip(assets, boxes, strict=True))]
    more = (
        picture(None, asset=assets[0], crop=(0.1, 0.2, 0.3, 0.0), box=Box(40, 400, 100, 80)),
        picture("角の丸い図", asset=assets[-1], crop=(0.0, 0.25, 0.0, 0.25), radius=12.0, box=Box(200, 400, 100, 80)),
        picture("枠の図", placeholder=Placeholder("pic", 2), box=Box(600, 120, 300, 300)),
        picture("大きさのない図", box=Box(10, 10, 0, 0)),
    )
    return s.scene(s.slide(*plain, *more, backdrop=(s.shape(), picture(None, box=Box(0, 300, 90, 90)))))


def forms() -> Scene:
    slides = []
    for number, (name, geometry) in enumerate(PRESETS.items(), 1):
        boxes = [Box(100, 120, 120, 120), Box(300, 120, 200, 80), Box(600, 120, 60, 140)]
        bare = [s.shape(box, name=name, geometry=geometry, line="line") for box in boxes]
        centred = s.paragraph(f"語{number}", align="center", breaks="hard")
        worded = s.text(centred, box=Box(100, 320, 200, 100), panel=s.panel(geometry=geometry), anchor="middle")
        slides.append(s.slide(*bare, worded, s.text(panel=s.panel(geometry=geometry), box=Box(400, 320, 100, 100)),
                              heading=name, number=number))  # fmt: skip
    empty = [s.shape(Box(50, 300, w, h), geometry=g) for w, h in ((0, 0), (50, 0), (0, 50)) for g in PRESETS.values()]
    slides.append(s.slide(*empty, heading="大きさのない形", number=len(slides) + 1))
    return s.scene(*slides)


DIRECTIONS = [(120, 0), (120, 80), (0, 80), (-120, 80), (-120, 0), (-120, -80), (0, -80), (120, -80)]


def connector(*points: tuple[float, float], **other: object) -> Connector:
    xs, ys = zip(*points, strict=True)
    box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return Connector("line", box, points, Stroke(s.colour("key"), 2.25), **other)


def connectors() -> Scene:
    made = [connector((300, 300), (300 + dx, 300 + dy), begin_arrow=dx > 0) for dx, dy in DIRECTIONS]
    for dx, dy in DIRECTIONS[1::2]:
        x, y = 600 + dx, 300 + dy
        made += [
            connector((600, 300), (x, 300), (x, y), form="elbow"),
            connector((600, 300), (600, y), (x, y), form="elbow"),
        ]
        middle = (600 + x) / 2
        made.append(connector((600, 300), (middle, 300), (middle, y), (x, y), form="elbow"))
        made.append(connector((600, 300), (600, 320), (x, 320), (x, y), form="elbow"))
        made.append(
            connector((600, 300), (640, 300), (640, y - 5), (x - 5, y - 5), (x, y), form="elbow", end_arrow=False)
        )
        made.append(connector((600, 300), (middle, 300), (middle, y), (x, y), form="curved"))
        made.append(connector((600, 300), (600, 340), (x, y - 40), (x, y), form="curved"))
    glued = s.slide(
        connector((220, 230), (300, 230), begin=End("a", 3), end=End("b", 1)),
        s.shape(Box(100, 200, 120, 60), key="a"),
        s.text("楕円", box=Box(300, 200, 120, 60), panel=s.panel(geometry=ELLIPSE), key="b"),
        heading="糊",
        number=2,
    )
    return s.scene(s.slide(*made), glued)


def figures() -> Scene:
    label = s.paragraph("札", role=Role.SPAN)
    inner = Group("part", Box(120, 220, 100, 50), (s.shape(), s.text(label)), role=Role.FIGURE, alt="部分")
    grouped = Group("joined", s.BODY, (s.text(label, panel=s.panel("key-tint")), picture()), joined=True)
    listed = Group("list", s.BODY, (Group("item", s.BODY, (s.text(label),), role=Role.LI),), role=Role.L)
    nodes = (s.shape(), connector((120, 200), (220, 260)), inner, grouped, listed, s.chart("bar"), picture(None))
    figure = Group("figure", Box(100, 150, 400, 300), nodes, role=Role.FIGURE, alt="全体の図", joined=True)
    bare = Group("ornaments", s.BODY, (s.shape(), picture(None), connector((1, 1), (9, 9))), joined=True)
    return s.scene(s.slide(figure, bare))


def charts() -> Scene:
    return s.scene(
        *(s.slide(s.chart(kind), heading=kind, number=n) for n, kind in enumerate(("ring", "bar", "stacked"), 1))
    )


def tables() -> Scene:
    rows = [["名", "値"], ["甲", "1"], ["乙", ""]]
    return s.scene(
        s.slide(s.table(rows, summary="値の表")),
        s.slide(s.table(rows, heads=False, row_heads=False), heading="頭のない表", number=2),
        s.slide(s.table(rows[:1]), heading="頭だけの表", number=3),
    )


def links() -> Scene:
    web, there = Link("https://例え.jp/道?q=値&r=1"), Link(slide=1)
    first = s.slide(
        s.text(
            s.paragraph(
                "見よ、",
                s.run("二行に\nわたる", link=web),
                s.run(" in English", link=web, lang="en"),
                "。",
                breaks="hard",
            ),
            s.paragraph(s.run("次の頁へ", link=there), "と", s.run("外へ", link=Link("mailto:a@example.org"))),
        ),
        s.text(s.paragraph(s.run("全体が押せる", link=there)), box=Box(100, 400, 200, 40), panel=s.panel("key-tint")),
    )
    return s.scene(first, s.slide(s.text(s.bullets(s.item(s.paragraph(s.run("戻る", link=Link(slide=0)), left=13.0)))),
                                 heading="次", number=2))  # fmt: skip


def strange() -> Scene:
    """Words that formats could stumble over, in every place that holds words."""
    words = "& < > \" ' ]]> \\ ( ) {} % # @@key@@ _x000D_ 　全角"
    listed: TextList = s.bullets(words)
    body: Text = s.text(words, listed, name=words, key="key")
    extra = (body, picture(words, name=words), s.chart("stacked", name=words, alt=words))
    named = replace(s.layout(), name=words)
    one = s.slide(*extra, s.table([[words, words], [words, words]]), heading=words, notes=(words,))
    chapters = (Chapter(words, 0, 1),)
    return s.scene(
        one, title=words, author=words, subject=words, keywords=(words,), chapters=chapters, layouts={"content": named}
    )


def square_slides() -> Scene:
    theme = replace(s.THEME, width=720.0, height=540.0)
    return s.scene(s.slide(s.text("四対三"), notes=("覚え書き",)), theme=theme)


GALLERY = {
    "texts": texts, "roles": roles, "pictures": pictures, "forms": forms, "connectors": connectors, "figures": figures,
    "charts": charts, "tables": tables, "links": links, "strange": strange, "square": square_slides, "deck": s.deck,
    "one slide": lambda: s.of(s.text("一枚だけ")),
}  # fmt: skip
