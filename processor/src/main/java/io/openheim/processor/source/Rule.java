package io.openheim.processor.source;

/**
 * What tool classes and outputs have to keep to; each rule has a page of its own in {@code
 * docs/errors}.
 */
public enum Rule {
  PRIVATE("ToolPrivate", "a tool must be callable from the class generated beside it"),
  ABSTRACT("ToolAbstract", "a tool must have a body"),
  GENERIC("ToolGeneric", "a tool must not be generic"),
  PLACE(
      "ToolPlace",
      "a tool must stand in a class, record, enum or interface that its package can use"),
  BAD_NAME("ToolBadName", "a tool's name must match " + Rule.TOOL_NAME),
  DUPLICATE_NAME("ToolDuplicateName", "the tools of a class must have different names"),
  NO_DESCRIPTION("ToolNoDescription", "a tool needs a description"),
  NO_PARAM_DESCRIPTION("ToolNoParamDescription", "a tool's parameters need descriptions"),
  BAD_PARAM_NAME("ToolBadParamName", "a parameter's name must match " + Rule.PARAM_NAME),
  NO_PARAM_NAME("ToolBadParamName", "a tool's parameters need names"),
  BAD_TIMEOUT("ToolBadTimeout", "a tool's timeout must be a duration from 1 ms to 24 h"),
  BAD_METADATA(
      "ToolBadMetadata",
      "a tool's metadata must have the form \"key=value\", each key once and without white space"),
  CONTRADICTION("ToolContradiction", "a tool that only reads must not be destructive"),
  DUPLICATE_PARAM("ToolDuplicateParam", "the parameters of a tool must have different names"),
  DUPLICATE_COMPONENT("ToolDuplicateParam", "the components of a record must have different names"),
  DUPLICATE_PROPERTY("ToolDuplicateParam", "the properties of a class must have different names"),
  DUPLICATE_CONSTANT("ToolDuplicateParam", "the constants of an enum must have different names"),
  DUPLICATE_KIND("ToolDuplicateParam", "the classes of a sealed type must have different names"),
  BAD_LIMITS("ToolBadLimits", "the limits of a parameter must fit its type and leave a value"),
  BAD_DEFAULT("ToolBadDefault", "the default of a parameter must be one of its values"),
  DUPLICATE_CONTEXT("ToolDuplicateContext", "a tool takes its context at most once"),
  UNSUPPORTED_PARAMETER("ToolUnsupportedType", "a tool parameter must have a JSON shape"),
  UNSUPPORTED_RESULT("ToolUnsupportedType", "a tool result must have a JSON shape"),
  UNSUPPORTED_OUTPUT("ToolUnsupportedType", "an output must have a JSON shape"),
  GENERIC_OUTPUT("ToolGeneric", "an output must not be generic"),
  HIDDEN_OUTPUT("ToolHiddenType", "an output must be usable in its own package"),
  LARGE_OUTPUT("ToolTooLarge", "an output must fit into a class file"),
  UNRESOLVED_TYPE("ToolUnresolvedType", "the types of a tool must be known"),
  UNRESOLVED_TEXT("ToolUnresolvedType", "the texts of a tool must be known"),
  HIDDEN_TYPE("ToolHiddenType", "the types of a tool must be usable where the tool is"),
  RECURSIVE_TYPE("ToolRecursiveType", "a type must not go on for ever"),
  ENDLESS_TYPE("ToolRecursiveType", "a type that contains itself must be able to end"),
  TOO_LARGE("ToolTooLarge", "a tool must fit into a class file"),
  NOT_STRICT("ToolNotStrict", "a tool should be fit for strict mode"),
  UNENFORCED_LIMIT("ToolUnenforcedLimit", "a limit should be one that is enforced"),
  BAD_OPTION("ToolBadOption", "an option of the processor must have one of its values"),
  SOURCE_LEVEL("ToolSourceLevel", "generated code needs Java 17"),
  CLASS_EXISTS("ToolClassExists", "the generated class needs its name for itself"),
  INTERNAL("ToolInternal", "the processor must not fail");

  public static final String TOOL_NAME = "[a-zA-Z_][a-zA-Z0-9_-]{0,63}";
  public static final String PARAM_NAME = "[a-zA-Z0-9_.-]{1,64}";

  private final String id;
  private final String words;

  Rule(String id, String words) {
    this.id = id;
    this.words = words;
  }

  public String id() {
    return id;
  }

  /** One message: the rule, what was found, and the remedy. */
  String broken(String found, String remedy) {
    return "[" + id + "] " + words + "; " + found + "; " + remedy;
  }
}
