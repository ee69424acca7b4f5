"""The one call of datamodel-code-generator, with every option that matters."""

from __future__ import annotations

from collections.abc import Mapping


class ModelsError(Exception):
    """What came back is not what was asked for: a mistake of payspec's own."""


def draft_models(schema: Mapping[str, object]) -> str:
    """Python text with a class for each of `$defs`.

    The same schema gives the same text under any hash seed, zone, locale and folder.
    Importing the library takes a while, so it is imported here.
    """
    from datamodel_code_generator import (
        InputFileType,
        LiteralType,
        PythonVersion,
        generate,
    )
    from datamodel_code_generator.enums import DataModelType, TargetPydanticVersion
    from datamodel_code_generator.format import Formatter

    text = generate(
        dict(schema),
        input_file_type=InputFileType.JsonSchema,
        output_model_type=DataModelType.PydanticV2BaseModel,
        target_python_version=PythonVersion.PY_311,
        target_pydantic_version=TargetPydanticVersion.V2_14,
        formatters=[Formatter.BUILTIN],
        use_double_quotes=True,
        disable_timestamp=True,
        use_annotated=True,
        field_constraints=True,
        strict_nullable=True,
        # Absent and null are different values of what is sent.
        use_missing_sentinel=True,
        enum_field_as_literal=LiteralType.All,
        use_type_alias=True,
        skip_root_model=True,
        disable_appending_item_suffix=True,
        use_union_operator=True,
        use_standard_collections=True,
    )
    if not isinstance(text, str):
        raise ModelsError("the models were drafted as several modules")
    return text
