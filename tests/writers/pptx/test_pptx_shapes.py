"""Forms and connectors: presets draw what the PDF draws, lines end where the Scene says and are glued to that place."""

import math
from dataclasses import replace

import pytest
from pptx.oxml.ns import qn

from twindeck.geometry import ELLIPSE, RECT, Box, Geometry, outline, round_rect
from twindeck.scene import End, Group, Panel, Picture, Role, Stroke
from twindeck.writers.pptx import write
from writers import scenes as s
from writers.gallery import DIRECTIONS, PRESETS, connector
from writers.pptx.opened import COMPATIBILITY, EMU, Opened, described, is_decorative, value

Point = tuple[float, float]


def written(*nodes, **other) -> Opened:
    return Opened(write(s.of(*nodes, **other)))


# ---------------------------------------------------------------------------------------------------------------- presets


def corners(name: str, guides: dict[str, int], w: float, h: float) -> list[Point]:
    """The corners of a preset's path, worked out from the guides of presetShapeDefinitions.xml."""
    short = min(w, h)
    adj, adj1, adj2 = (guides.get(one, 50000) / 100000 for one in ("adj", "adj1", "adj2"))
    match name:
        case "rect":
            return [(0, 0), (w, 0), (w, h), (0, h)]
        case "triangle":
            return [(w / 2, 0), (w, h), (0, h)]
        case "homePlate":
            x = w - short * min(adj, w / short)
            return [(0, 0), (x, 0), (w, h / 2), (x, h), (0, h)]
        case "chevron":
            point = short * min(adj, w / short)
            return [(0, 0), (w - point, 0), (w, h / 2), (w - point, h), (0, h), (point, h / 2)]
        case "rightArrow" | "leftArrow" | "upArrow" | "downArrow":
            along, across = (w, h) if name in ("rightArrow", "leftArrow") else (h, w)
            head, half = short * min(adj2, along / short), across * min(adj1, 1) / 2
            middle = across / 2
            found = [(0, middle - half), (along - head, middle - half), (along - head, 0), (along, middle)]
            found += [(along - head, across), (along - head, middle + half), (0, middle + half)]
            return [turned(name, one, w, h) for one in found]
        case "leftRightArrow" | "upDownArrow":
            along, across = (w, h) if name == "leftRightArrow" else (h, w)
            head, half = short * min(adj2, along / short / 2), across * min(adj1, 1) / 2
            middle = across / 2
            found = [(0, middle), (head, 0), (head, middle - half), (along - head, middle - half), (along - head, 0)]
            found += [(along, middle), (along - head, across), (along - head, middle + half), (head, middle + half)]
            found.append((head, across))
            return found if name == "leftRightArrow" else [(y, x) for x, y in found]
        case "mathPlus":
            dx1, dy1, half = w * 0.7349 / 2, h * 0.7349 / 2, short * min(adj1, 0.7349) / 2
            quarter = [(half, dy1), (half, half), (dx1, half)]
            return [(w / 2 + a * x, h / 2 + b * y) for a in (1, -1) for b in (1, -1) for x, y in quarter]
    raise AssertionError(name)


def turned(name: str, point: Point, w: float, h: float) -> Point:
    x, y = point
    return {"rightArrow": (x, y), "leftArrow": (w - x, y), "downArrow": (y, x), "upArrow": (y, h - x)}[name]


def outline_corners(form: Geometry, box: Box) -> list[Point]:
    return [command[1:] for command in outline(form, box) if command[0] in "ML"]


@pytest.mark.parametrize("size", [(160.0, 90.0), (60.0, 140.0), (30.0, 30.0), (15.0, 200.0)])
@pytest.mark.parametrize("name", [one for one in PRESETS if one not in ("roundRect", "ellipse", "blockArc", "ring")])
def test_a_preset_has_the_corners_of_the_outline(name, size):
    form, box = PRESETS[name], Box(0, 0, *size)
    shape = written(s.shape(box, name="x", geometry=form)).named("x")
    wanted = sorted(outline_corners(form, box))
    preset = shape._element.spPr.find(qn("a:prstGeom"))
    if preset is not None:
        assert preset.get("prst") == name
        guides = {one.get("name"): value(one) for one in preset.iter(qn("a:gd"))}
        found = corners(name, guides, *size)
    else:
        # what the preset's bounds forbid is a path of the same points
        points = shape._element.spPr.iter(qn("a:pt"))
        found = [(int(one.get("x")) / EMU, int(one.get("y")) / EMU) for one in points]
    assert sorted(found) == [pytest.approx(one, abs=0.01) for one in wanted]


@pytest.mark.parametrize("name", [one for one in PRESETS if one != "ring"])
def test_where_there_is_room_a_preset_is_a_preset(name):
    box = Box(100, 150, 120, 120)
    shape = written(s.shape(box, name="x", geometry=PRESETS[name])).named("x")
    assert shape._element.spPr.find(qn("a:prstGeom")).get("prst") == name


@pytest.mark.parametrize(("radius", "wanted"), [(12.0, 12.0), (500.0, 30.0)])
def test_round_corners(radius, wanted):
    shape = written(s.shape(Box(0, 0, 120, 60), name="x", geometry=round_rect(radius))).named("x")
    (guide,) = shape._element.spPr.iter(qn("a:gd"))
    assert value(guide) / 100000 * 60 == pytest.approx(wanted)


@pytest.mark.parametrize(("start", "sweep", "begin", "end"), [(0, 90, 270, 0), (30, 200, 300, 140), (90, -90, 270, 0)])
def test_a_piece_of_a_ring_runs_clockwise_from_its_begin_to_its_end(start, sweep, begin, end):
    form = Geometry("blockArc", (float(start), float(sweep), 12.0))
    shape = written(s.shape(Box(0, 0, 80, 80), name="x", geometry=form)).named("x")
    guides = {one.get("name"): value(one) for one in shape._element.spPr.iter(qn("a:gd"))}
    assert guides["adj1"] / 60000 == pytest.approx(begin)
    assert guides["adj2"] / 60000 == pytest.approx(end)
    assert guides["adj3"] / 100000 * 80 == pytest.approx(12.0)


def test_a_whole_ring_is_closed():
    shape = written(s.shape(Box(0, 0, 80, 80), name="x", geometry=PRESETS["ring"])).named("x")
    (guide,) = shape._element.spPr.iter(qn("a:gd"))
    assert shape._element.spPr.find(qn("a:prstGeom")).get("prst") == "donut"
    assert value(guide) / 100000 * 80 == pytest.approx(12.0)


def test_fills_and_lines_in_the_order_of_the_schema():
    dashed = Panel(RECT, s.colour("key"), Stroke(s.colour("line"), 1.5, dash=True))
    shape = written(replace(s.shape(name="x"), panel=dashed)).named("x")
    assert [child.tag for child in shape._element.spPr] == [
        qn(f"a:{tag}") for tag in ("xfrm", "prstGeom", "solidFill", "ln")
    ]
    line = shape._element.spPr.find(qn("a:ln"))
    assert [child.tag for child in line] == [qn(f"a:{tag}") for tag in ("solidFill", "prstDash", "miter")]
    assert int(line.get("w")) == 1.5 * EMU
    bare = written(replace(s.shape(name="x"), panel=Panel(RECT))).named("x")
    assert bare._element.spPr.find(qn("a:noFill")) is not None
    assert bare._element.spPr.find(f"{qn('a:ln')}/{qn('a:noFill')}") is not None


# -------------------------------------------------------------------------------------------------------------- connectors


def path_of(shape) -> list[Point]:
    """Points along a connector as PowerPoint draws it: its preset's path, flipped, turned, put in place."""
    preset = shape._element.spPr.find(qn("a:prstGeom"))
    xfrm = shape._element.spPr.find(qn("a:xfrm"))
    w, h = shape.width / EMU, shape.height / EMU
    shares = [value(one) / 100000 for one in preset.iter(qn("a:gd"))] or [0.5]
    x = w * shares[0]
    match preset.get("prst"):
        case "straightConnector1":
            points = [(0, 0), (w, h)]
        case "bentConnector2":
            points = [(0, 0), (w, 0), (w, h)]
        case "bentConnector3":
            points = [(0, 0), (x, 0), (x, h), (w, h)]
        case "bentConnector4":
            points = [(0, 0), (x, 0), (x, h * shares[1]), (w, h * shares[1]), (w, h)]
        case "bentConnector5":
            y, second = h * shares[1], w * shares[2]
            points = [(0, 0), (x, 0), (x, y), (second, y), (second, h), (w, h)]
        case "curvedConnector2":
            points = along([(0, 0), (w / 2, 0), (w, h / 2), (w, h)])
        case "curvedConnector3":
            points = along([(0, 0), (x / 2, 0), (x, h / 4), (x, h / 2)])
            points += along([(x, h / 2), (x, 3 * h / 4), ((w + x) / 2, h), (w, h)])
    if xfrm.get("flipH") == "1":
        points = [(w - x, y) for x, y in points]
    if xfrm.get("flipV") == "1":
        points = [(x, h - y) for x, y in points]
    angle = math.radians(int(xfrm.get("rot", 0)) / 60000)
    cx, cy = shape.left / EMU + w / 2, shape.top / EMU + h / 2
    return [
        (
            cx + (x - w / 2) * math.cos(angle) - (y - h / 2) * math.sin(angle),
            cy + (x - w / 2) * math.sin(angle) + (y - h / 2) * math.cos(angle),
        )
        for x, y in points
    ]


def along(cubic: list[Point], steps: int = 40) -> list[Point]:
    weights = [
        ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in (n / steps for n in range(steps + 1))
    ]
    return [tuple(sum(k * p[axis] for k, p in zip(w, cubic, strict=True)) for axis in (0, 1)) for w in weights]


def drawn(line) -> list[Point]:
    return path_of(written(replace(line, name="x")).named("x"))


def close(a: Point, b: Point, by: float = 0.01) -> bool:
    return math.dist(a, b) <= by


@pytest.mark.parametrize(("dx", "dy"), DIRECTIONS)
def test_straight_lines_in_every_direction(dx, dy):
    begin, end = (400.0, 300.0), (400.0 + dx, 300.0 + dy)
    found = drawn(connector(begin, end))
    assert close(found[0], begin)
    assert close(found[1], end)


@pytest.mark.parametrize(("dx", "dy"), DIRECTIONS[1::2])
@pytest.mark.parametrize("upright", [False, True])
@pytest.mark.parametrize("share", [None, 0.5, 0.2])
def test_lines_with_corners_go_the_same_way(dx, dy, upright, share):
    x, y = 400 + dx, 300 + dy
    if share is None:
        inner = [(400, y)] if upright else [(x, 300)]
    elif upright:
        inner = [(400, 300 + dy * share), (x, 300 + dy * share)]
    else:
        inner = [(400 + dx * share, 300), (400 + dx * share, y)]
    points = [(400, 300), *inner, (x, y)]
    found = drawn(connector(*points, form="elbow"))
    assert all(close(one, other) for one, other in zip(found, points, strict=True))


@pytest.mark.parametrize("upright", [False, True])
@pytest.mark.parametrize(
    "lengths", [(40, 60, 90), (-30, 60, 90), (40, -60, -90), (40, 50, 60, 70), (-30, -50, 200, -70), (40, 50, 0.5, -50)]
)
def test_lines_with_three_or_four_corners_go_the_same_way(lengths, upright):
    points = [(400.0, 300.0)]
    for number, length in enumerate((*lengths, 30)):
        x, y = points[-1]
        points.append((x, y + length) if upright == (number % 2 == 0) else (x + length, y))
    found = drawn(connector(*points, form="elbow"))
    assert len(found) == len(points)
    assert all(close(one, other, 0.11) for one, other in zip(found, points, strict=True))


def test_programs_that_lead_lines_their_own_way_get_the_line_as_a_form_of_the_same_name_and_place():
    """LibreOffice pays no heed to the adjustments of connectors with corners."""
    points = [(400, 300), (440, 300), (440, 380), (500, 380)]
    xml = written(replace(connector(*points, form="elbow"), name="x", begin_arrow=True)).slides[0]._element
    (both,) = xml.iter(f"{COMPATIBILITY}AlternateContent")
    choice, fallback = both
    names = [next(one.iter(qn("p:cNvPr"))) for one in (choice, fallback)]
    assert names[0].get("id") == names[1].get("id")
    assert names[0].get("name") == names[1].get("name") == "x"
    prefix = choice.get("Requires")
    assert choice.nsmap[prefix] == "http://schemas.microsoft.com/office/drawing/2010/main"
    assert prefix != "a14"
    place = next(fallback.iter(qn("a:off")))
    left, top = int(place.get("x")), int(place.get("y"))
    assert [(left + int(p.get("x")), top + int(p.get("y"))) for p in fallback.iter(qn("a:pt"))] == [
        (x * EMU, y * EMU) for x, y in points
    ]
    assert [len(list(one.iter(qn(f"a:{end}")))) for one in both for end in ("headEnd", "tailEnd")] == [1, 1, 1, 1]
    straight = written(replace(connector((1, 1), (9, 9)), name="x")).slides[0]._element
    assert not list(straight.iter(f"{COMPATIBILITY}AlternateContent"))


def test_a_line_that_goes_out_and_comes_back_level():
    points = [(400, 300), (440, 300), (440, 380), (400, 380)]
    found = drawn(connector(*points, form="elbow"))
    assert all(close(one, other, 0.11) for one, other in zip(found, points, strict=True))


def test_a_line_that_no_preset_draws_is_drawn_as_it_is():
    points = [(400, 300), (440, 300), (440, 380), (360, 380), (360, 420), (500, 420), (500, 440)]
    shape = written(connector(*points, form="elbow", end_arrow=False)).shapes()[1]
    found = [(shape.left + int(p.get("x")), shape.top + int(p.get("y"))) for p in shape._element.spPr.iter(qn("a:pt"))]
    assert found == [(x * EMU, y * EMU) for x, y in points]


CURVES = {
    "over": ((300, 200), (325, 160), (475, 160), (500, 200)),
    "over, leftwards": ((500, 200), (475, 160), (325, 160), (300, 200)),
    "over, far apart": ((250, 160), (304, 117), (646, 117), (700, 160)),
    "under": ((500, 260), (475, 300), (325, 300), (300, 260)),
    "under, rightwards": ((300, 260), (325, 300), (475, 300), (500, 260)),
    "right side": ((400, 200), (442, 210), (442, 310), (400, 320)),
    "right side, upwards": ((400, 320), (442, 310), (442, 210), (400, 200)),
    "left side": ((300, 320), (258, 310), (258, 210), (300, 200)),
    "unlike right sides": ((400, 200), (492, 210), (492, 310), (450, 320)),
    "over unlike tops": ((300, 230), (325, 160), (475, 160), (500, 200)),
    "across": ((300, 200), (400, 200), (400, 320), (500, 320)),
    "across, leftwards": ((500, 200), (400, 200), (400, 320), (300, 320)),
    "down": ((300, 200), (300, 260), (400, 260), (400, 320)),
    "up": ((400, 320), (400, 260), (300, 260), (300, 200)),
    "round a corner": ((300, 200), (360, 200), (400, 260), (400, 320)),
    "round a corner upwards": ((300, 320), (300, 260), (340, 200), (400, 200)),
}


@pytest.mark.parametrize("points", CURVES.values(), ids=CURVES)
def test_curves_have_the_same_ends_directions_and_middle(points):
    found = drawn(connector(*points, form="curved"))
    wanted = along(list(points))
    assert close(found[0], points[0], 0.11)
    assert close(found[-1], points[3], 0.11)
    distances = [min(math.dist(one, other) for other in found) for one in wanted]
    assert max(distances) < 16
    middle = wanted[len(wanted) // 2]
    assert min(math.dist(middle, one) for one in found) < 16


def test_arrow_heads():
    for begin, end in ((False, True), (True, False), (True, True), (False, False)):
        line = written(connector((1, 1), (99, 99), begin_arrow=begin, end_arrow=end)).shapes()[1]
        ln = line._element.spPr.find(qn("a:ln"))
        assert (ln.find(qn("a:headEnd")) is not None, ln.find(qn("a:tailEnd")) is not None) == (begin, end)
        assert [child.tag for child in ln if child.tag in (qn("a:headEnd"), qn("a:tailEnd"))] == [
            qn(f"a:{tag}") for tag, wanted in (("headEnd", begin), ("tailEnd", end)) if wanted
        ]


# -------------------------------------------------------------------------------------------------------------------- glue


def connection_site(shape, index: int) -> Point:
    """Where a shape's connection site is, after the lists of presetShapeDefinitions.xml or its own."""
    x, y, w, h = (one / EMU for one in (shape.left, shape.top, shape.width, shape.height))
    custom = shape._element.find(f".//{qn('a:custGeom')}")
    if custom is not None:
        place = list(custom.iter(qn("a:cxn")))[index].find(qn("a:pos"))
        return x + int(place.get("x")) / EMU, y + int(place.get("y")) / EMU
    preset = shape._element.find(f".//{qn('a:prstGeom')}").get("prst")
    guides = [value(one) / 100000 for one in shape._element.iter(qn("a:gd"))]
    short = min(w, h)
    point = guides[-1] * short if guides else 0.0
    across = w / 2 * (1 - 0.5**0.5)
    down = h / 2 * (1 - 0.5**0.5)
    places = {
        "rect": [(w / 2, 0), (0, h / 2), (w / 2, h), (w, h / 2)],
        "roundRect": [(w / 2, 0), (0, h / 2), (w / 2, h), (w, h / 2)],
        "ellipse": [(w / 2, 0), (across, down), (0, h / 2), (across, h - down), (w / 2, h), (w - across, h - down),
                    (w, h / 2), (w - across, down)],
        "triangle": [(w / 2, 0), (w / 4, h / 2), (0, h), (w / 2, h), (w, h), (3 * w / 4, h / 2)],
        "homePlate": [((w - point) / 2, 0), (0, h / 2), ((w - point) / 2, h), (w, h / 2)],
        "chevron": [(w - point, 0), (point, h / 2), (w - point, h), (w, h / 2)],
        "rightArrow": [(w - point, 0), (0, h / 2), (w - point, h), (w, h / 2)],
        "leftArrow": [(point, 0), (0, h / 2), (point, h), (w, h / 2)],
        "upArrow": [(w / 2, 0), (0, point), (w / 2, h), (w, point)],
        "downArrow": [(w / 2, 0), (0, h - point), (w / 2, h), (w, h - point)],
    }  # fmt: skip
    dx, dy = places[preset][index]
    return x + dx, y + dy


def on_side(box: Box, side: int) -> Point:
    return [(box.centre[0], box.y), (box.x, box.centre[1]), (box.centre[0], box.bottom), (box.right, box.centre[1])][
        side
    ]


A, B = Box(100, 150, 120, 60), Box(500, 300, 140, 90)


@pytest.mark.parametrize(
    "form", [*PRESETS.values(), replace(ELLIPSE, sites=((0.5, 0.0),))], ids=[*PRESETS, "with sites"]
)
@pytest.mark.parametrize("side", range(4))
@pytest.mark.parametrize("kind", ["shape", "text", "picture"])
def test_a_line_is_glued_to_the_place_where_it_ends(form, side, kind):
    begin, end = on_side(A, side), on_side(B, side)
    first = {
        "shape": s.shape(A, name="first", key="a", geometry=form),
        "text": s.text("語", box=A, name="first", key="a", panel=s.panel(geometry=form)),
        "picture": Picture("first", A, s.raster(), "図", key="a"),
    }[kind]
    second = s.text("語", box=B, name="second", key="b")
    line = connector(begin, end, begin=End("a", side), end=End("b", side))
    opened = written(replace(line, name="x"), first, second)
    shape = opened.named("x")
    assert close(path_of(shape)[0], begin)
    for tag, name, place in (("a:stCxn", "first", begin), ("a:endCxn", "second", end)):
        glue = next(shape._element.iter(qn(tag)))
        target = opened.named(name)
        assert int(glue.get("id")) == target.shape_id
        assert close(connection_site(target, int(glue.get("idx"))), place)


def test_further_sites():
    form = replace(round_rect(8), sites=((0.25, 0.0), (1.0, 0.75)))
    shape = s.shape(A, name="first", key="a", geometry=form)
    line = replace(connector((220, 195), (500, 195), begin=End("a", 5), end=End("missing", 1)), name="x")
    opened = written(shape, line)
    (glue,) = [one for one in opened.named("x")._element.iter() if one.tag in (qn("a:stCxn"), qn("a:endCxn"))]
    assert close(connection_site(opened.named("first"), int(glue.get("idx"))), (220, 195))


def test_a_word_like_a_key_stays_a_word():
    opened = written(s.shape(A, key="a"), connector((1, 1), (9, 9), begin=End("a", 0)), s.text("@@a@@", name="x"))
    assert opened.named("x").text_frame.text == "@@a@@"


# ----------------------------------------------------------------------------------------------- groups, names, decoration


def figure(*nodes, **other) -> Group:
    return Group(
        "figure", Box(100, 150, 400, 300), nodes, **{"role": Role.FIGURE, "alt": "全体", "joined": True, **other}
    )


def test_a_figure_has_the_one_alternative_text_and_no_decoration_in_it():
    inner = figure(s.shape(name="inner"), alt="部分")
    opened = written(figure(s.shape(name="outer"), connector((1, 1), (9, 9)), s.text("札"), inner))
    assert [(shape.name, described(shape)) for shape in opened.shapes() if described(shape)] == [("figure", "全体")]
    assert not any(is_decorative(shape) for shape in opened.shapes())


def test_forms_and_lines_outside_figures_are_decoration():
    card = Group("card", s.BODY, (s.shape(name="panel"), s.text("語", name="words")), joined=True)
    ornament = Group("ornament", s.BODY, (s.shape(name="inner"), connector((1, 1), (9, 9))), joined=True)
    opened = written(
        card, ornament, s.text(panel=s.panel(), name="empty"), s.text("飾り", role=Role.ARTIFACT, name="aside")
    )
    decorative = {shape.name for shape in opened.shapes() if is_decorative(shape)}
    assert decorative == {"panel", "ornament", "inner", "line", "empty", "aside"}


def test_a_group_is_one_only_where_it_is_joined():
    loose = Group("loose", s.BODY, (s.shape(name="a"), s.shape(name="b")))
    opened = written(loose, replace(loose, joined=True, name="joined"), Group("empty", s.BODY, (), joined=True))
    assert [shape.name for shape in opened.slides[0].shapes] == ["title", "a", "b", "joined"]
    group = opened.named("joined")
    transform = group._element.grpSpPr.find(qn("a:xfrm"))
    off, ext, inner, size = transform
    assert (off.attrib, ext.attrib) == (inner.attrib, size.attrib)


def test_names_are_the_scene_s_made_unique():
    names = ["title", "Key – panel", "x", "x", "x 2", "x", "二\n行  の\t名", "長" * 200, "長" * 200]
    found = [shape.name for shape in written(*(s.shape(name=name) for name in names)).shapes()]
    assert found[:8] == ["title", "title 2", "Key – panel", "x", "x 2", "x 2 2", "x 3", "二 行 の 名"]
    assert found[8:] == ["長" * 79 + "…", "長" * 79 + "… 2"]


@pytest.mark.parametrize(("lang", "names"), [("ja", ["図形", "図形 2"]), ("de", ["Shape", "Shape 2"])])
def test_what_has_no_name_is_called_what_it_is(lang, names):
    nodes = [s.shape(name=name) for name in ("", " \n")]
    assert [shape.name for shape in written(*nodes, lang=lang).shapes()][1:] == names


def test_the_title_is_read_first_and_the_backdrop_lies_under_it():
    aside, under = s.shape(Box(0, 300, 99, 99), name="aside"), s.shape(Box(0, 0, 960, 540), name="under")
    title = ["title", "aside", "text"]
    words = s.text("語")
    assert [one.name for one in Opened(write(s.scene(s.slide(words, backdrop=(aside,))))).shapes()] == title
    both = Opened(write(s.scene(s.slide(words, backdrop=(aside, under)))))
    assert [one.name for one in both.shapes()] == ["aside", "under", "title", "text"]
