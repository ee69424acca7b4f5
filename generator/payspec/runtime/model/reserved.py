"""Names that a model's field cannot have in Python."""

RESERVED: frozenset[str] = frozenset("""
    attach remember response to_wire money mro register property
    construct copy dict from_orm json parse_file parse_obj parse_raw schema
    schema_json update_forward_refs validate
    model_computed_fields model_config model_construct model_copy model_dump
    model_dump_json model_extra model_fields model_fields_set model_json_schema
    model_parametrized_name model_post_init model_rebuild model_validate
    model_validate_json model_validate_strings
    bool int list str tuple
    """.split())
"""Members of the models and of their metaclass, and the names that their bodies use.

A field of such a name would hide a member, or be what is written after it means.
"""
