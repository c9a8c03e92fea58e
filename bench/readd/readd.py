"""Adds up every document of a running demo again, as a bookkeeper would: from the sessions that the portal gives as
files. It has no line of the product's own code, and needs nothing but Python 3.

    python3 bench/readd/readd.py http://localhost:3000

Of each document: each of its sessions (annex, CSV) is compared with the account's sessions (Activity, CSV); quantities
are added up by station, tariff version and price, multiplied and rounded half-up, VAT is added once; lines, sums and what
was told are compared with what the document says. All differences are printed; the last line says how many.
"""

import csv
import io
import json
import sys
import time
import urllib.error
import urllib.request
from collections import OrderedDict
from decimal import ROUND_HALF_UP, Decimal, getcontext

getcontext().prec = 40
PASSWORD = "laadpoort-demo"
OWNERS = ("owner@laadpoort.example", "neighbour@laadpoort.example")
ADMINISTRATOR = "admin@laadpoort.example"
VAT = Decimal("0.21")
AMOUNTS = {"start": "Start fee", "time": "Time amount", "idle": "Parking amount"}
NUMBERS = {
    "Energy (kWh)": "Energie (kWh)",
    "Start reading (kWh)": "Beginstand (kWh)",
    "End reading (kWh)": "Eindstand (kWh)",
    "Start fee": "Starttarief",
    "Energy amount": "Bedrag energie",
    "Time amount": "Bedrag tijd",
    "Parking amount": "Bedrag parkeren",
    "Minimum or maximum": "Minimum of maximum",
    "Amount": "Bedrag",
}
DUTCH = {
    "Session": "Sessie",
    "Station": "Station",
    "Start": "Start",
    "End": "Einde",
    "Tariff version": "Tariefversie",
    **NUMBERS,
}

differences = []


def differ(where, what, said, found):
    differences.append(where)
    print(f"{where}: {what}: the document says {said}, added up it is {found}")


def half_up(amount, places=2):
    return amount.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP) + 0


class Portal:
    """The portal as one person sees it."""

    def __init__(self, url, email):
        self.url = url
        self.cookie = ""
        body = json.dumps({"email": email, "password": PASSWORD}).encode()
        headers = {"content-type": "application/json", "origin": url}
        request = urllib.request.Request(f"{url}/api/auth/sign-in/email", body, headers)
        with urllib.request.urlopen(request) as answer:
            cookies = answer.headers.get_all("set-cookie")
        self.cookie = "; ".join(cookie.split(";")[0] for cookie in cookies)

    def text(self, path):
        while True:
            request = urllib.request.Request(f"{self.url}{path}", headers={"cookie": self.cookie})
            try:
                with urllib.request.urlopen(request) as answer:
                    return answer.read().decode("utf-8-sig")
            except urllib.error.HTTPError as error:
                if error.code != 429:
                    raise
                time.sleep(int(error.headers.get("retry-after", "5")))

    def json(self, path):
        return json.loads(self.text(path))

    def table(self, path):
        return list(csv.DictReader(io.StringIO(self.text(path), newline="")))


def wh(kwh):
    return int(Decimal(kwh) * 1000)


def pieces_of(row, session, portal, needs_detail):
    """What a session adds to a document: (item, window, price) and how much of it."""
    price = session["Price per kWh"]
    if not needs_detail and price and not any(Decimal(row[AMOUNTS[item]]) for item in ("time", "idle")):
        yield ("energy", None, price), Decimal(wh(row["Energy (kWh)"]))
        if Decimal(row["Start fee"]):
            yield ("start", None, row["Start fee"]), Decimal(1)
        limit = Decimal(row["Minimum or maximum"])
        if limit:
            yield ("minimum" if limit > 0 else "maximum", None, None), limit
        return
    for line in portal.json(f"/api/sessions/{row['Session']}")["priceLines"]:
        kind = line["kind"]
        window = json.dumps(line["window"], sort_keys=True) if line["window"] else None
        if kind == "energy":
            yield (kind, window, line["pricePerKwh"]), Decimal(line["energyWh"])
        elif kind in ("time", "idle"):
            yield (kind, window, line["pricePerHour"]), Decimal(line["seconds"])
        elif kind == "start":
            yield (kind, None, line["amount"]), Decimal(1)
        elif kind in ("minimum", "maximum"):
            yield (kind, None, None), Decimal(line["amount"])


def line_of(item, price, total, is_vat_inside):
    """Quantity as it is written, and amount without VAT."""
    if item == "energy":
        quantity = half_up(total / 1000, 3)
    elif item in ("time", "idle"):
        quantity = half_up(total / 3600, 4)
    else:
        quantity = total if item == "start" else Decimal(1)
    unit = total if price is None else Decimal(price)
    exact = quantity * unit
    return quantity, half_up(exact / (1 + VAT) if is_vat_inside else exact)


def stated_lines(document):
    lines = OrderedDict()
    for line in document["lines"]:
        is_limit = line["item"] in ("minimum", "maximum")
        window = json.dumps(line["window"], sort_keys=True) if line["window"] else None
        price = None if is_limit else Decimal(line["typedPrice"])
        key = (line["stationName"], line["tariffVersionId"], line["item"], window, price)
        lines[key] = (Decimal(line["quantity"]), Decimal(line["amount"]))
    return lines


def add_lines(document, annex, sessions, portal):
    has_vat = document["supplier"]["kind"] == "vat-nl"
    windowed = {line["tariffVersionId"] for line in document["lines"] if line["window"]}
    sums, inside = OrderedDict(), {}
    for row in annex:
        session = sessions[row["Session"]]
        needs_detail = row["Tariff version"] in windowed
        for (item, window, price), quantity in pieces_of(row, session, portal, needs_detail):
            number = None if price is None else Decimal(price)
            key = (row["Station"], row["Tariff version"], item, window, number)
            sums[key] = sums.get(key, 0) + quantity
            inside[key] = has_vat and session["VAT"] == "included"
    return {key: line_of(key[2], key[4], total, inside[key]) for key, total in sums.items()}


def check_sessions(number, annex, sessions):
    for row in annex:
        session = sessions.get(row["Session"])
        where = f"{number}, session {row['Session']}"
        if session is None:
            differ(where, "it", "is there", "not among the sessions of the account")
            continue
        for column in ("Start", "End", "Energy (kWh)", "Start reading (kWh)", "End reading (kWh)", "Amount"):
            if row[column] != session[column]:
                differ(where, column, row[column], session[column])
        parts = [Decimal(row[column]) for column in ("Energy amount", "Minimum or maximum", *AMOUNTS.values())]
        if sum(parts) != Decimal(row["Amount"]):
            differ(where, "its parts", row["Amount"], sum(parts))
        if Decimal(row["End reading (kWh)"]) - Decimal(row["Start reading (kWh)"]) != Decimal(row["Energy (kWh)"]):
            differ(where, "its registers", row["Energy (kWh)"], "their difference")


def check_document(number, document, annex, sessions, portal):
    check_sessions(number, annex, sessions)
    said, found = stated_lines(document), add_lines(document, annex, sessions, portal)
    for key in [*said, *(key for key in found if key not in said)]:
        if said.get(key) != found.get(key):
            differ(number, " ".join(str(part) for part in key if part is not None), said.get(key), found.get(key))
    has_vat = document["supplier"]["kind"] == "vat-nl"
    net = sum((amount for _, amount in found.values()), Decimal(0))
    vat = half_up(net * VAT) if has_vat else Decimal(0)
    told = Decimal(0)
    for row in annex:
        is_on_top = has_vat and sessions[row["Session"]]["VAT"] == "not included"
        told += Decimal(row["Amount"]) * (1 + VAT if is_on_top else 1)
    stated = {
        "net": (document["net"], net),
        "VAT": (document["vat"]["amount"] if document["vat"] else "0.00", vat),
        "total": (document["total"], net + vat),
        "told": (document["told"], half_up(told)),
        "rounding": (document["rounding"], net + vat - half_up(told)),
    }
    for what, (text, amount) in stated.items():
        if Decimal(text) != amount:
            differ(number, what, text, amount)


def main(url):
    regular = others = settled = 0
    for email in OWNERS:
        portal = Portal(url, email)
        rows = portal.table("/api/sessions/export?format=csv&language=en&notation=international")
        sessions = {row["Session"]: row for row in rows}
        for summary in portal.json("/api/account/documents")["documents"]:
            detail = portal.json(f"/api/account/documents/{summary['id']}")
            document, number = detail["document"], summary["number"]
            annex = read_annex(portal, summary["id"], document["language"])
            check_document(number, document, annex, sessions, portal)
            made_instead = any(each["relation"] in ("credits", "replaces") for each in detail["related"])
            regular, others = regular + (not made_instead), others + made_instead
            settled += len(annex)
    runs = Portal(url, ADMINISTRATOR).json("/api/support/settlement/runs")["runs"]
    in_runs = sum(run["documents"] for run in runs)
    if in_runs != regular:
        differ("all runs", "documents", in_runs, regular)
    documents = regular + others
    print(f"{documents} documents of {len(runs)} months, {settled} sessions in them: {len(differences)} differences")
    return 1 if differences or documents == 0 else 0


def read_annex(portal, document_id, language):
    """The annex is in the owner's language and notation."""
    text = portal.text(f"/api/account/documents/{document_id}/file?format=csv")
    if language == "en":
        return list(csv.DictReader(io.StringIO(text, newline="")))
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
    return [
        {name: row[dutch].replace(",", ".") if name in NUMBERS else row[dutch] for name, dutch in DUTCH.items()}
        for row in rows
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/")))
