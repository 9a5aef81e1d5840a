package io.openheim;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The model that a script or a sample uses when its user has not said which. An application names
 * its model itself: an {@link Agent} never falls back to another one.
 *
 * <pre>{@code
 * ModelChoice choice = ModelChoice.fromEnvironment();
 * System.err.println(choice.reason());
 * Agent agent = Agent.builder().model(choice.model()).build();
 * }</pre>
 *
 * @param model the model's name, for {@link Agent.Builder#model}
 * @param reason why it was chosen, in one line, without secrets
 */
public record ModelChoice(String model, String reason) {
  private static final String MODEL = "OPENHEIM_MODEL";
  private static final String OPENAI_KEY = "OPENAI_API_KEY";
  private static final String OPENAI_DEFAULT = "openai/gpt-5-mini";

  /**
   * Chooses a model by the environment: the one that {@code OPENHEIM_MODEL} names, else the default
   * model of the provider whose key is found ({@code OPENAI_API_KEY}), else {@code offline}.
   *
   * @return the choice; its model may still turn out not to be usable when the agent is built
   */
  public static ModelChoice fromEnvironment() {
    return from(System::getenv);
  }

  static ModelChoice from(UnaryOperator<@Nullable String> environment) {
    String named = environment.apply(MODEL);
    if (named != null && !named.isBlank()) {
      return new ModelChoice(named.strip(), "using " + named.strip() + ", named by " + MODEL);
    }
    String key = environment.apply(OPENAI_KEY);
    if (key != null && !key.isBlank()) {
      return new ModelChoice(
          OPENAI_DEFAULT, "using " + OPENAI_DEFAULT + ", as " + OPENAI_KEY + " is set");
    }
    return new ModelChoice(
        "offline",
        "no key found: using the offline stand-in (set " + OPENAI_KEY + ", or " + MODEL + ")");
  }
}
