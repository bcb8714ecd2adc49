"""Receipts beside payments, a subject's history across files, exhibits, and what was supplied to the national database when."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thanhtra.casefile import KINDS, Act, Case, GoodsItem, Sanction, Subject
from thanhtra.cli import main
from thanhtra.errors import Unusable
from thanhtra.exchange import dumps
from thanhtra.law import Citation
from thanhtra.reports import Receipt, exhibits_of, match_receipts, read_receipts, subject_histories
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
HEAD = "receipt,day,decision,amount\n"


def event(kind, on=None, **fields):
    return KINDS[kind](kind=kind, on=date.fromisoformat(on) if on else None, **fields)


def case(
    name,
    *more,
    number="12/QĐ-XPHC",
    decided="2026-03-06",
    ended="2026-03-01",
    provision="174/2026/NĐ-CP Đ95.1.a",
    fine=5_000_000,
):
    events = (
        event(
            "decision_issued",
            decided,
            id="qd",
            number=number,
            sanctions=(Sanction(act="a1", fine=fine, additional=(), remedies=()),),
        ),
        *more,
    )
    act = Act(id="a1", subject="s1", provision=Citation.parse(provision), ended=date.fromisoformat(ended))
    return Case(
        id=name,
        subjects=(Subject(id="s1", kind="individual", number="012345678901", name="Nguyễn Văn A"),),
        acts=(act,),
        events=events,
    )


def paid(on, amount):
    return event("fine_paid", on, decision="qd", amount=amount)


def receipt(name="KB1", day="2026-03-10", decision="12/QĐ-XPHC", amount=5_000_000):
    return Receipt(receipt=name, day=date.fromisoformat(day), decision=decision, amount=amount, line=2)


def matches(cases, *receipts):
    found = match_receipts(cases, receipts)
    return [(one.match, one.payments) for one in found.receipts], found.without


def test_a_receipt_finds_the_payment_of_its_decision_and_amount():
    assert matches([case("A", paid("2026-03-10", 5_000_000))], receipt()) == ([("matched", ("A#1",))], ())
    assert matches([case("A", paid("2026-03-12", 5_000_000))], receipt(decision="12 / QĐ-XPHC")) == (
        [("matched", ("A#1",))],
        (),
    )


@pytest.mark.parametrize(
    ("cases", "told", "match"),
    [
        ([case("A", paid("2026-03-10", 5_000_000))], receipt(decision="13/QĐ-XPHC"), "no-decision"),
        ([case("A", paid("2026-03-10", 4_999_999))], receipt(), "no-payment"),
        ([case("A")], receipt(), "no-payment"),
        ([case("A", event("fine_paid", "2026-03-10", decision="qd"))], receipt(), "no-payment"),
    ],
)
def test_what_does_not_match_says_why(cases, told, match):
    (one,), without = matches(cases, told)
    assert one[0] == match
    assert without == tuple(f"{c.id}#{at}" for c in cases for at, e in enumerate(c.events) if e.kind == "fine_paid")


def test_a_number_that_comes_again_is_doubled_and_takes_no_payment():
    made = case("A", paid("2026-03-10", 5_000_000), paid("2026-04-10", 5_000_000))
    assert matches([made], receipt(), receipt()) == ([("matched", ("A#1",)), ("doubled", ())], ("A#2",))


def test_two_payments_of_one_amount_are_told_apart_by_the_day_alone():
    made = case("A", paid("2026-03-10", 5_000_000), paid("2026-04-10", 5_000_000))
    assert matches([made], receipt(day="2026-04-10")) == ([("matched", ("A#2",))], ("A#1",))
    assert matches([made], receipt(day="2026-05-10")) == ([("several", ("A#1", "A#2"))], ("A#1", "A#2"))


def test_decisions_of_two_years_with_one_number_are_not_mixed_up_by_guess():
    cases = [case("A", paid("2025-03-10", 5_000_000), decided="2025-03-06"), case("B", paid("2026-03-10", 5_000_000))]
    assert matches(cases, receipt()) == ([("matched", ("B#1",))], ("A#1",))
    assert matches(cases, receipt(day="2026-03-11"))[0] == [("several", ("A#1", "B#1"))]


sums = st.sampled_from([1_000_000, 2_000_000, 3_000_000])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["1/QĐ", "2/QĐ"]), sums), max_size=6),
    st.lists(st.tuples(st.integers(1, 4), st.sampled_from(["1/QĐ", "2/QĐ", "3/QĐ"]), sums), max_size=8),
)
def test_no_payment_is_matched_twice_and_none_is_lost(drawn, receipts):
    """Every receipt has one answer, in order; every payment is matched once or stands without a receipt; sums agree."""
    cases = [case(f"c{n}", paid("2026-03-10", amount), number=number) for n, (number, amount) in enumerate(drawn)]
    given_ = [receipt(f"KB{n}", decision=decision, amount=amount) for n, decision, amount in receipts]
    found = match_receipts(cases, given_)

    assert [one.receipt for one in found.receipts] == given_
    taken = [ref for one in found.receipts if one.match == "matched" for ref in one.payments]
    assert sorted([*taken, *found.without]) == sorted(f"c{n}#1" for n in range(len(drawn)))
    amounts = {f"c{n}#1": amount for n, (_, amount) in enumerate(drawn)}
    assert all(amounts[one.payments[0]] == one.receipt.amount for one in found.receipts if one.match == "matched")


@pytest.fixture
def receipts(tmp_path):
    def write(text, **options):
        path = tmp_path / "kb.csv"
        path.write_bytes(text.encode(options.get("encoding", "utf-8")))
        return path

    return write


def test_a_file_of_receipts_is_read_by_its_heads_in_any_order(receipts):
    (one,) = read_receipts(receipts("\ufeffday,amount,receipt,decision\n2026-03-10,5000000,KB1, 12/QĐ-XPHC \n\n"))
    assert one == receipt()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", {"missing"}),
        ("receipt,day,decision\n", {"unknown_format"}),
        ("receipt,day,decision,amount,payer\n", {"unknown_format"}),
        (HEAD + "KB1,2026-03-10,12/QĐ\n", {"missing"}),
        (HEAD + "KB1,2026-02-30,12/QĐ,1\n", {"bad_date"}),
        (HEAD + "KB1,10/3/2026,12/QĐ,1\n", {"bad_date"}),
        (HEAD + "KB1,2026-03-10,12/QĐ,5.000.000\n", {"bad_money"}),
        (HEAD + "KB1,2026-03-10,12/QĐ,-1\n", {"bad_money"}),
        (HEAD + "KB1,2026-03-10,12/QĐ,١\n", {"bad_money"}),
        (HEAD + "KB1,2026-03-10,12/QĐ," + "9" * 40 + "\n", {"bad_money"}),
        (HEAD + ",,,\n", {"missing", "bad_date", "bad_money"}),
        (HEAD + 'KB1,"2026\n', {"unknown_format"}),
    ],
)
def test_a_file_that_is_no_list_of_receipts_is_refused_with_every_problem(receipts, text, codes):
    with pytest.raises(Unusable) as refused:
        read_receipts(receipts(text))
    assert {p.code for p in refused.value.problems} == codes


def test_a_line_is_told_as_an_editor_counts_it(receipts):
    """A cell in quotes may hold line breaks, and lines may be empty."""
    broken = 'KB1,2026-03-10,"12/QĐ\n-XPHC",1\r\n\n'
    assert [one.line for one in read_receipts(receipts(HEAD + broken + "KB2,2026-03-10,12/QĐ,1\n"))] == [2, 5]
    with pytest.raises(Unusable) as refused:
        read_receipts(receipts(HEAD + broken + "KB2,2026-03-10,12/QĐ,x\n"))
    assert [(p.path, p.line) for p in refused.value.problems] == [("$[5].amount", 5)]


def test_bytes_that_are_no_utf8_are_refused(receipts):
    with pytest.raises(Unusable):
        read_receipts(receipts(HEAD + "KB1,2026-03-10,12/QĐ,1\n", encoding="utf-16"))


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=200)
    | st.text('receipt,day;decision\n"0123456789-/đQĐ\x00\r', max_size=200).map(lambda text: HEAD + text)
)
def test_any_text_is_read_or_refused(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("kb") / "kb.csv"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with suppress(Unusable):
        assert all(one.amount >= 0 and one.receipt for one in read_receipts(path))


def history(*cases, as_of="2026-11-30"):
    return [one for found in subject_histories(cases, BOOK, as_of=date.fromisoformat(as_of)) for one in found.sanctions]


def executed(on):
    return event("execution_completed", on, decision="qd")


def test_an_act_before_the_clean_day_of_an_earlier_decision_is_said_and_one_after_is_not():
    first = case(
        "A",
        paid("2025-03-10", 5_000_000),
        executed("2025-03-10"),
        number="1/QĐ",
        decided="2025-03-06",
        ended="2025-03-01",
    )
    inside, outside = (
        case("B", number="2/QĐ", decided="2026-06-01", ended=day) for day in ("2026-03-10", "2026-03-11")
    )

    assert history(first)[0].clean == date(2026, 3, 10)
    assert [(s.again, s.same) for s in history(first, inside)] == [((), ()), (("A#0",), ("A#0",))]
    assert [s.again for s in history(first, outside)] == [(), ()]


def test_another_act_is_no_repetition_of_the_same():
    first = case("A", executed("2026-03-10"), number="1/QĐ")
    other = case("B", number="2/QĐ", decided="2026-06-01", ended="2026-05-01", provision="174/2026/NĐ-CP Đ96.1.a")
    assert [(s.again, s.same) for s in history(first, other)] == [((), ()), (("A#0",), ())]


def test_what_is_left_of_a_fine_and_a_decision_not_executed_are_told():
    owing = case("A", paid("2026-03-10", 2_000_000), number="1/QĐ")
    later = case("B", number="2/QĐ", decided="2026-06-01", ended="2026-05-01")
    first, second = history(owing, later, as_of="2026-06-30")

    assert (first.left, first.clean) == (3_000_000, None)
    assert (second.again, second.untold) == ((), ("A#0",))


def test_an_annulled_decision_and_a_subject_without_a_number_have_no_history():
    annulled = case("A", event("decision_annulled", "2026-04-01", decision="qd"))
    unnamed = Case(
        id="B",
        subjects=(Subject(id="s1", kind="individual", name="Nguyễn Văn A"),),
        acts=annulled.acts,
        events=annulled.events[:1],
    )
    assert history(annulled, unnamed) == []


def test_exhibits_say_their_latest_value_and_what_became_of_them():
    goods = (GoodsItem(id="g1", name="máy phát", value=1), GoodsItem(id="g2", name="thẻ SIM"))
    events = (
        event("goods_seized", "2026-03-02", id="tg", goods=goods, basis="verify"),
        event(
            "goods_valued", "2026-03-05", seizure="tg", goods=(GoodsItem(id="g1", name="máy phát", value=7_000_000),)
        ),
        event("seizure_ended", "2026-03-12", seizure="tg", goods=("g1",), how="confiscated"),
    )
    found = list(exhibits_of(Case(id="A", events=events)))

    assert [(one.id, one.value, one.how, one.ended) for one in found] == [
        ("g1", 7_000_000, "confiscated", date(2026, 3, 12)),
        ("g2", None, None, None),
    ]


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "ho-so"
    made.mkdir()
    late = case(
        "A",
        paid("2026-03-10", 5_000_000),
        event("record_supplied", "2026-03-13", decision="qd"),
        executed("2026-03-12"),
    )
    goods = event(
        "goods_seized", "2026-03-02", id="tg", goods=(GoodsItem(id="g1", name="máy", value=1_000_000),), basis="verify"
    )
    again = case(
        "B",
        goods,
        event("seizure_ended", "2026-05-02", seizure="tg", how="returned"),
        number="13/QĐ-XPHC",
        decided="2026-06-01",
        ended="2026-05-01",
    )
    for one in (late, again):
        (made / f"{one.id}.json").write_text(dumps(one), encoding="utf-8")
    (tmp_path / "kb.csv").write_text(
        f"{HEAD}KB1,2026-03-10,12/QĐ-XPHC,5000000\nKB1,2026-03-10,12/QĐ-XPHC,5000000\nKB2,2026-07-01,99/QĐ,1\n",
        encoding="utf-8",
    )
    return tmp_path


def asked(folder, *more):
    return main(["national-record", str(folder / "ho-so"), "--on", "2026-06-02", *more])


def test_the_command_tells_what_is_late_and_what_does_not_match(folder, capsys):
    assert asked(folder, "--receipts", str(folder / "kb.csv"), "--histories", "--exhibits") == 1
    out = capsys.readouterr().out

    assert "A#0: quyết định số 12/QĐ-XPHC, 06/03/2026" in out
    assert (
        "quá hạn; cung cấp ngày 13/03/2026 (3 ngày sau hạn); hạn 10/03/2026 [Điều 7 Thông tư số 13/2016/TT-BTP; khoản 6 Điều 17 Luật số 15/2012/QH13"
        in out
    )
    assert "Chứng từ thu khớp: 1/3" in out
    assert "KB2, 01/07/2026, 99/QĐ, 1 đồng: không có quyết định số này trong hồ sơ" in out
    assert "trùng số chứng từ" in out
    assert "cùng hành vi đã bị xử phạt, chưa hết thời hạn: A#0" in out
    assert "B/g1, tạm giữ ngày 02/03/2026, 1.000.000 đồng: đã trả lại 02/05/2026" in out
    assert "012345678901" not in out


def test_one_case_in_json_with_its_limit_and_source(folder, capsys):
    assert (
        asked(
            folder,
            "--case",
            "B",
            "--format",
            "json",
            "--lang",
            "en",
            "--histories",
            "--exhibits",
            "--receipts",
            str(folder / "kb.csv"),
        )
        == 1
    )
    found = json.loads(capsys.readouterr().out)

    assert [one["decision"] for one in found["records"]] == ["B#0"]
    assert (found["records"][0]["due"], found["records"][0]["late"]) == ("2026-06-03", False)
    assert found["records"][0]["basis"] == "secondary"
    assert [one["match"] for one in found["treasury"]["receipts"]] == ["no-decision", "doubled", "no-decision"]
    assert found["histories"][0]["sanctions"][0]["fine"] == 5_000_000
    assert found["exhibits"][0]["how"] == "returned"


def test_a_secret_makes_the_same_pseudonym_again(folder, capsys):
    secret = folder / "bi-mat"
    secret.write_bytes(b"kept apart")
    told = []
    for _ in range(2):
        main(
            [
                "national-record",
                str(folder / "ho-so"),
                "--on",
                "2028-06-02",
                "--case",
                "A",
                "--format",
                "json",
                "--secret-file",
                str(secret),
            ]
        )
        told.append(json.loads(capsys.readouterr().out)["records"][0])
    assert told[0] == told[1]
    assert told[0]["pseudonymous"] is True
    assert "Nguyễn Văn A" not in json.dumps(told[0], ensure_ascii=False)


def test_a_case_nobody_has_and_files_that_are_none_are_refused(folder, capsys):
    assert asked(folder, "--case", "Z") == 2
    (folder / "ho-so" / "c.json").write_text("{}", encoding="utf-8")
    assert asked(folder) == 2
    (folder / "kb.csv").write_text("x\n", encoding="utf-8")
    assert asked(folder, "--receipts", str(folder / "kb.csv")) == 2
    assert "receipt, day, decision, amount" in capsys.readouterr().err


def test_nothing_late_and_everything_matched_is_0(folder, capsys):
    (folder / "kb.csv").write_text(HEAD, encoding="utf-8")
    assert asked(folder, "--case", "B", "--receipts", str(folder / "kb.csv"), "--lang", "en") == 0
    assert "Receipts matched: 0/0" in capsys.readouterr().out


def test_the_page_tells_the_same_as_the_text_and_shows_no_number(folder, capsys):
    more = ("--receipts", str(folder / "kb.csv"), "--histories", "--exhibits")
    assert asked(folder, *more, "--format", "html") == 1
    made = capsys.readouterr().out

    assert "2 quyết định; 1 bản ghi cung cấp quá hạn. Chứng từ thu khớp 1/3." in made
    for told in (
        "12/QĐ-XPHC",
        "quá hạn",
        "13/03/2026",
        "theo nguồn thứ cấp",
        "không có quyết định số này trong hồ sơ",
        "…901",
        "đã trả lại",
    ):
        assert told in made
    assert "012345678901" not in made
    assert "<script" not in made


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_the_page_is_written_as_a_file_and_never_over_what_is_read(folder, capsys, form):
    out = folder / f"ra.{form}"
    assert asked(folder, "--histories", "--format", form, "--out", str(out)) == 1
    assert out.read_bytes()[:2] == b"PK"
    assert asked(folder, "--format", form) == 2
    assert asked(folder, "--format", "html", "--out", str(folder / "ho-so" / "A.json")) == 2
    assert json.loads((folder / "ho-so" / "A.json").read_text(encoding="utf-8"))["id"] == "A"


def test_a_payment_without_a_receipt_and_an_archive_of_nothing_are_told(folder, capsys):
    (folder / "kb.csv").write_text(HEAD, encoding="utf-8")
    asked(folder, "--receipts", str(folder / "kb.csv"), "--format", "html", "--lang", "en")
    assert "Payments on file without a receipt" in capsys.readouterr().out
    (folder / "ho-so" / "A.json").unlink()
    (folder / "ho-so" / "B.json").unlink()
    (folder / "ho-so" / "C.json").write_text(dumps(Case(id="C", events=())), encoding="utf-8")
    assert asked(folder, "--exhibits", "--format", "html", "--lang", "en") == 0
    made = capsys.readouterr().out
    assert "0 decisions; 0 records late." in made
    assert "Nothing was seized, by the files." in made
