"""A provider with statuses in many places, and calls that follow each other."""

SPEC = """\
payspec: 1
provider: acme
title: Acme
sources: {page: https://docs.acme.example}
assumptions: {stays: A payout that was declined stays declined.}
environments:
  live: {url: https://api.acme.example, source: page}
  test: {url: https://test.acme.example, sandbox: true}
credentials: {user: account, key: secret}
auth:
  shop: {basic: [user, key]}
money: {exponents: {from: iso4217}}
types:
  SessionRequest:
    paymentMethod!: text
  Session:
    sessionId!: text
    details: Details
  Details:
    returnUrl: url
  Request:
    amount!: minor(currency)
    currency!: currency
    reference!: text
    session!: text
    party: Party
  Party:
    backTo: url
  Payout:
    id!: text
    amount!: minor(currency)
    currency!: currency
    reference: text
    status!: State
    previous: State
    maybe!: State?
    hidden: {type: State, sensitive: pii}
    history: list(State)
    step: Step
    colour: Colour
    bank: Bank
  Bank:
    note: text
  State: {$enum: [created, processed, process_failed, moderation]}
  Step: {$enum: [one]}
  Colour: {$enum: [red]}
  Failure:
    message!: text
errors: [Failure]
statuses:
  State:
    created: created
    processed: {is: succeeded, money: receiver, source: page}
    process_failed: {is: failed, final: true, money: sender, assumed: stays}
    moderation: in_doubt
  Step: {one: pending}
flows:
  whole:
    doc: Opens a session, and pays in it.
    steps:
      - start_session
      - call: pay
        takes:
          session: start_session.sessionId
          party.backTo: start_session.details.returnUrl
      - {call: get_payout, takes: {payout_id: pay.id}}
  short:
    steps: [pay, get_payout]
operations:
  start_session:
    POST: /sessions
    auth: shop
    effect: draft
    body: SessionRequest
    answers: {200: Session}
  pay:
    POST: /payouts
    auth: shop
    effect: moves_money
    body: Request
    answers: {200: Payout}
    write_safety:
      outcomes: {200: accepted, 422: rejected}
      find: {with: get_payout, by: reference, not_found: no_proof}
      echoes: [amount, currency, "reference?"]
  get_payout:
    GET: /payouts/{payout_id}
    path: {payout_id: text}
    auth: shop
    effect: read
    answers: {200: Payout}
    echoes: [{field: reference, of: payout_id, optional: true}]
"""

MAPPED = """\
mapping:
  create: {call: pay, reference: reference, money: amount}
  get: {call: get_payout, id: payout_id}
  reads:
    Payout: {id: id, money: amount, status: status}
scenarios:
  declined:
    call: pay
    when: {reference: declined}
    becomes: {status: process_failed}
"""
"""The same with how the common interface, and a stand-in, see it."""


def mapped(*changes: tuple[str, str]) -> str:
    """The spec with its mapping and scenario, some texts of it replaced."""
    found = SPEC + MAPPED
    for old, new in changes:
        assert found.count(old) == 1, (old, found.count(old))
        found = found.replace(old, new)
    return found
