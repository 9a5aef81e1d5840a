package io.openheim;

import io.openheim.error.ConfigException;
import io.openheim.internal.loop.AgentRun;
import io.openheim.internal.loop.Toolset;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmSettings;
import io.openheim.llm.RetryClient;
import io.openheim.message.Message;
import io.openheim.run.Reply;
import io.openheim.tool.ToolContext;
import io.openheim.tool.Toolbox;
import io.openheim.tool.Toolboxes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A model with instructions and tools, ready to be prompted. Immutable and thread-safe, as far as
 * the tools are.
 *
 * <pre>{@code
 * class Weather {
 *   @Tool("Current weather in a city")
 *   String weather(@Param("name of the city, for example Oslo") String city) { ... }
 * }
 *
 * Agent agent = Agent.builder()
 *     .model("openai/gpt-5.4-mini")   // key from OPENAI_API_KEY
 *     .system("You are terse.")
 *     .tools(new Weather())
 *     .build();
 *
 * System.out.println(agent.prompt("Do I need a coat in Oslo?"));
 * }</pre>
 */
public final class Agent {
  private static final int DEFAULT_MAX_ITERATIONS = 25;

  private final AgentRun run;
  private final List<Message> opening;
  private final String description;
  private final ToolContext context;

  private Agent(Builder builder, LlmClient client) {
    List<Toolbox> toolboxes = builder.tools.stream().map(Toolboxes::of).toList();
    run =
        new AgentRun(
            RetryClient.wrap(client),
            Toolset.of(toolboxes),
            builder.settings,
            builder.maxIterations);
    opening = builder.system == null ? List.of() : List.of(Message.system(builder.system));
    description = "Agent[" + client + ", " + toolboxes + "]";
    context = ToolContext.NONE;
  }

  private Agent(Agent other, ToolContext context) {
    run = other.run;
    opening = other.opening;
    description = other.description;
    this.context = context;
  }

  /**
   * Begins an agent.
   *
   * @return a builder with nothing but defaults
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Asks the model and runs the tools that it calls, until it ends its turn. Each prompt stands for
   * itself: nothing of earlier ones is known. Tools run on the calling thread.
   *
   * @param text what to ask
   * @return what the turn came to; a turn that did not end normally is a reply too, with its {@link
   *     Reply#stopReason}
   * @throws IllegalArgumentException if the text is blank
   * @throws io.openheim.error.LlmException if the model cannot be asked or does not answer
   *     properly, after the retries
   * @throws io.openheim.error.CancelledException if the calling thread is interrupted; its
   *     interrupt flag stays set
   */
  public Reply prompt(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a prompt must say something; it is blank");
    }
    return run.drive(opening, Message.user(text), context);
  }

  /**
   * This agent for somebody in particular: tools that take a {@link ToolContext} find these objects
   * by their type. The model does not see them. This costs next to nothing, so it can be done for
   * each request; model, tools and all settings are shared.
   *
   * <pre>{@code
   * Reply reply = agent.with(customer, locale).prompt("Where is my order?");
   *
   * @Tool("Lists the customer's orders")
   * List<Order> orders(ToolContext context) {
   *   return archive.ordersOf(context.get(Customer.class));
   * }
   * }</pre>
   *
   * @param userData the objects; added to those of earlier calls
   * @return an agent like this one, with these objects
   * @throws ConfigException if there are two objects of one class then
   */
  public Agent with(Object... userData) {
    return new Agent(this, context.with(userData));
  }

  /** The model and the tools, without secrets. */
  @Override
  public String toString() {
    return description;
  }

  /**
   * Builds an {@link Agent}. Not thread-safe.
   *
   * <p>Only a model is needed: {@link #model} by name, or {@link #client} as an object.
   */
  public static final class Builder {
    private UnaryOperator<@Nullable String> environment = System::getenv;
    private @Nullable String model;
    private @Nullable LlmClient client;
    private @Nullable String system;
    private final List<Object> tools = new ArrayList<>();
    private LlmSettings settings = LlmSettings.NONE;
    private int maxIterations = DEFAULT_MAX_ITERATIONS;

    private Builder() {}

    /**
     * Sets the model by its name; replaces an earlier one.
     *
     * <p>The name is {@code provider/model}. The provider's key is read from the environment when
     * the agent is built, for example from {@code OPENAI_API_KEY} for {@code openai/gpt-5.4-mini};
     * {@code OPENAI_BASE_URL}, likewise for each provider, replaces the provider's address. The
     * name {@code offline} stands for a stand-in that needs no key and no network, to rehearse
     * tools with.
     *
     * @param name the model, for example {@code openai/gpt-5.4-mini} or {@code ollama/qwen3}
     * @return this builder
     */
    public Builder model(String name) {
      this.model = Objects.requireNonNull(name, "name");
      return this;
    }

    /**
     * Sets the model as an object; replaces an earlier one. It is wrapped in a {@link RetryClient},
     * unless it is one.
     *
     * @param client the model
     * @return this builder
     */
    public Builder client(LlmClient client) {
      this.client = Objects.requireNonNull(client, "client");
      return this;
    }

    /**
     * Sets the standing instructions; replaces earlier ones. By default there are none.
     *
     * @param text the instructions
     * @return this builder
     */
    public Builder system(String text) {
      this.system = Objects.requireNonNull(text, "text");
      return this;
    }

    /**
     * Adds tools. The model sees them in the order of these calls, those of one object by name.
     *
     * <pre>{@code
     * FunctionTool add = FunctionTool.named("add")
     *     .description("Adds two numbers")
     *     .param("a", int.class)
     *     .param("b", int.class)
     *     .call((a, b) -> a + b);
     *
     * Agent.builder().tools(new Weather(), add)...
     * }</pre>
     *
     * @param tools objects with methods marked {@link io.openheim.tool.Tool @Tool}, tools made of
     *     lambdas, {@link Toolbox}es, and {@code MethodHandles.lookup()} for the static tools of
     *     the class where it is called or the tools typed into JShell, see {@link Toolboxes#of}
     * @return this builder
     */
    public Builder tools(Object... tools) {
      this.tools.addAll(Arrays.asList(tools));
      return this;
    }

    /**
     * Sets how the model is to answer; replaces earlier settings. A tool choice that forces a call
     * holds for the first reply of a turn; after it the model decides, so that the turn can end.
     *
     * <pre>{@code
     * Agent.builder().settings(LlmSettings.builder().maxTokens(500).temperature(0.2).build())...
     * }</pre>
     *
     * @param settings {@link LlmSettings#NONE} by default
     * @return this builder
     */
    public Builder settings(LlmSettings settings) {
      this.settings = Objects.requireNonNull(settings, "settings");
      return this;
    }

    /**
     * Sets how often the model is asked in one turn, at most; replaces an earlier limit. The
     * default is 25. When it is used up, the turn ends with {@link
     * io.openheim.run.StopReason#MAX_ITERATIONS}.
     *
     * @param limit at least 1
     * @return this builder
     * @throws IllegalArgumentException if the limit is less than 1
     */
    public Builder maxIterations(int limit) {
      if (limit < 1) {
        throw new IllegalArgumentException("maxIterations must be at least 1; it is " + limit);
      }
      this.maxIterations = limit;
      return this;
    }

    /**
     * Builds the agent.
     *
     * @return the agent
     * @throws ConfigException if no model is set, or both a name and an object; if the model's
     *     name, its key or a tool is not usable
     */
    public Agent build() {
      if (model != null && client != null) {
        throw new ConfigException(
            "an agent has one model; both model(\"" + model + "\") and client(...) are set");
      }
      if (client != null) {
        return new Agent(this, client);
      }
      if (model == null) {
        throw new ConfigException(
            "an agent needs a model; set one with model(\"openai/gpt-5.4-mini\"), which reads"
                + " OPENAI_API_KEY, with model(\"ollama/...\") for one on this machine, or with"
                + " model(\"offline\") to rehearse tools without any");
      }
      return new Agent(this, Providers.resolve(model, environment));
    }

    Builder environment(UnaryOperator<@Nullable String> environment) {
      this.environment = environment;
      return this;
    }
  }
}
