"""Specs whose answers describe fields: the two ways in which providers do it."""

CATALOGUE = """\
payspec: 1
provider: catalogue
title: Catalogue
environments:
  live: https://api.catalogue.example
  test: {url: https://test.catalogue.example, sandbox: true}
types:
  Service:
    code!: text
    fields!: list(ServiceField)
  ServiceField:
    $doc: A field that a payout by this service needs.
    $descriptor:
      {key: key, pattern: regexp, required: required, position: position,
       checks: options.validators, label: label, hint: hint}
    key!: text
    type: text
    label: json
    hint: json
    regexp: text?
    required: boolean
    position: integer?
    example: text?
    options: {type: Options, reads: empty_list}
  Options:
    validators: list(Validator)
  Validator:
    name!: text
  Failure: {message!: text}
errors: [Failure]
operations:
  get_service:
    GET: /services/{code}
    path: {code: text}
    effect: read
    answers: {200: Service}
"""
"""Keys, expressions and check digits by names of their own; nothing is sent back."""

FORM = """\
payspec: 1
provider: form
title: Form
environments:
  live: https://api.form.example
  test: {url: https://test.form.example, sandbox: true}
types:
  Start:
    kind!: text
  Form:
    id!: text
    asked!: list(Asked)
  Asked:
    $descriptor:
      {key: meta.code, pattern: meta.is, required: true, as: Answered, value: entered}
    meta: Meta
  Meta: {code!: text, is: text}
  Answered:
    $open: true
    entered!: text(1..20)
  Order:
    form!: text
    answered!: list(Answered)
  Placed: {id!: text}
  Failure: {message!: text}
errors: [Failure]
operations:
  start:
    POST: /forms
    effect: draft
    body: Start
    answers: {200: Form}
  place:
    POST: /orders
    effect: draft
    body: Order
    answers: {200: Placed}
"""
"""Descriptors that go back, each with what was entered."""
