package io.openheim.internal.wire;

import io.openheim.internal.json.JsonTree;
import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.llm.Reasoning;
import io.openheim.llm.ResponseSchema;
import io.openheim.llm.ToolChoice;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.tool.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Gets an answer of a schema out of a model whose provider does not enforce any: by a tool that
 * takes the answer where a call can be forced, else by asking for it in words.
 *
 * @param request what to ask, without a schema unless the provider enforces it
 * @param answerTool the tool whose arguments are the answer, or ""
 */
record StructuredOutput(LlmRequest request, String answerTool) {
  private static final String DESCRIPTION = "Gives the final answer. Call it when you are done.";

  static StructuredOutput of(LlmRequest request, Capabilities capabilities, Schemas schemas) {
    LlmSettings settings = request.settings();
    ResponseSchema schema = settings.responseSchema();
    if (schema == null || (schemas.canEnforce(schema) && isEnforced(request, capabilities))) {
      return new StructuredOutput(request, "");
    }
    LlmSettings without = without(settings);
    return canForce(settings, capabilities) && isObject(schema.schema())
        ? byTool(request, without, schema)
        : new StructuredOutput(inWords(request, without, schema), "");
  }

  private static boolean isEnforced(LlmRequest request, Capabilities capabilities) {
    return capabilities.takes(Feature.JSON_SCHEMA)
        && (request.tools().isEmpty() || capabilities.takes(Feature.JSON_SCHEMA_WITH_TOOLS));
  }

  private static boolean canForce(LlmSettings settings, Capabilities capabilities) {
    ToolChoice choice = settings.toolChoice();
    Reasoning reasoning = settings.reasoning();
    boolean reasons = reasoning != null && !reasoning.isOff();
    return capabilities.takes(Feature.TOOLS)
        && capabilities.takes(Feature.FORCED_TOOL_CHOICE)
        && (!reasons || capabilities.takes(Feature.FORCED_TOOL_CHOICE_WHILE_REASONING))
        && (choice == null || choice.kind() == ToolChoice.Kind.AUTO);
  }

  private static StructuredOutput byTool(
      LlmRequest request, LlmSettings settings, ResponseSchema schema) {
    String name = free(schema.name(), request.tools());
    String description =
        schema.description().isBlank() ? DESCRIPTION : DESCRIPTION + " " + schema.description();
    List<ToolSpec> tools = new ArrayList<>(request.tools());
    tools.add(new ToolSpec(name, description, schema.schema()));
    ToolChoice choice = tools.size() == 1 ? ToolChoice.tool(name) : ToolChoice.REQUIRED;
    LlmSettings forced = settings.toBuilder().toolChoice(choice).build();
    return new StructuredOutput(new LlmRequest(request.messages(), tools, forced), name);
  }

  /** Arguments are an object; other answers are not. */
  private static boolean isObject(String schema) {
    return JsonTree.parse(schema) instanceof Map<?, ?> tree && "object".equals(tree.get("type"));
  }

  private static String free(String wanted, List<ToolSpec> tools) {
    String name = wanted;
    for (int i = 2; isTaken(name, tools); i++) {
      String suffix = "_" + i;
      name = wanted.substring(0, Math.min(wanted.length(), 64 - suffix.length())) + suffix;
    }
    return name;
  }

  private static boolean isTaken(String name, List<ToolSpec> tools) {
    return tools.stream().anyMatch(tool -> tool.name().equals(name));
  }

  /** Behind the other instructions, so that the beginning of the conversation stays the same. */
  private static LlmRequest inWords(
      LlmRequest request, LlmSettings settings, ResponseSchema schema) {
    List<Message> messages = new ArrayList<>(request.messages());
    int at = 0;
    while (at < messages.size() && messages.get(at).role() == Role.SYSTEM) {
      at++;
    }
    messages.add(
        at,
        Message.system(
            "Your final answer must be nothing but JSON, without any text or code fence around it,"
                + " that is valid by this JSON schema"
                + (schema.description().isBlank() ? "" : " (" + schema.description() + ")")
                + ":\n"
                + schema.schema()));
    return new LlmRequest(messages, request.tools(), settings);
  }

  private static LlmSettings without(LlmSettings all) {
    return new LlmSettings(
        all.maxTokens(),
        all.temperature(),
        all.topP(),
        all.stop(),
        all.seed(),
        all.toolChoice(),
        all.parallelToolCalls(),
        all.reasoning(),
        null,
        all.promptCaching(),
        all.metadata(),
        all.headers(),
        all.extraBody());
  }
}
