package io.openheim;

import io.openheim.internal.wire.ProviderRow;
import io.openheim.internal.wire.ProviderTable;
import java.util.Optional;
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

  /**
   * Chooses a model by the environment: the one that {@code OPENHEIM_MODEL} names, else the default
   * model of the first provider whose key is found ({@code OPENAI_API_KEY}, {@code
   * ANTHROPIC_API_KEY}, {@code GEMINI_API_KEY}, then those of others), else {@code offline}.
   *
   * @return the choice; its model may still turn out not to be usable when the agent is built
   */
  public static ModelChoice fromEnvironment() {
    return from(System::getenv);
  }

  static ModelChoice from(UnaryOperator<@Nullable String> environment) {
    String named = ProviderRow.value(MODEL, environment);
    if (named != null) {
      return new ModelChoice(named, "using " + named + ", named by " + MODEL);
    }
    for (ProviderRow provider : ProviderTable.providers()) {
      Optional<String> key = provider.keyVariable(environment);
      if (key.isPresent() && isReady(provider, environment)) {
        String model = provider.name() + "/" + provider.model();
        return new ModelChoice(model, "using " + model + ", as " + key.get() + " is set");
      }
    }
    String first = ProviderTable.providers().get(0).keys().get(0);
    return new ModelChoice(
        Providers.OFFLINE,
        "no key found: using the offline stand-in (set " + first + ", or " + MODEL + ")");
  }

  /** Whether there is nothing more to say; a server of one's own has no model that all have. */
  private static boolean isReady(
      ProviderRow provider, UnaryOperator<@Nullable String> environment) {
    return provider.model() != null && provider.baseUrl(environment).isPresent();
  }
}
