package io.openheim.internal.wire;

import io.openheim.message.Message;
import io.openheim.message.ProviderTurn;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks through a client: what it said goes back to it verbatim, and to nobody else.
 *
 * @param provider the provider's name
 * @param baseUrl where it is asked, without secrets; the address tells the wire format too
 * @param family the family of the model
 */
public record Origin(String provider, String baseUrl, String family) {
  private static final String NOTHING = "null";

  static Origin of(String provider, String baseUrl, String model) {
    return new Origin(provider, baseUrl, family(model));
  }

  /**
   * The beginning of a model's name up to its first number or separator: {@code claude} of {@code
   * claude-sonnet-4-6}, {@code anthropic/claude} where a router names the vendor too.
   */
  static String family(String model) {
    int end = model.lastIndexOf('/') + 1;
    while (end < model.length() && Character.isLetter(model.charAt(end))) {
      end++;
    }
    return model.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /** A turn of this origin. */
  public ProviderTurn turn(String json) {
    return new ProviderTurn(provider, baseUrl, family, json);
  }

  /** The turn of what was said here in words that everybody can read. */
  ProviderTurn turn() {
    return turn(NOTHING);
  }

  /** The turn of a message that was said here and has to go back verbatim; null for any other. */
  public @Nullable ProviderTurn own(Message message) {
    ProviderTurn turn = message.turn();
    return turn != null && isHere(turn) && !turn.json().equals(NOTHING) ? turn : null;
  }

  /** Whether somebody else is known to have said it. */
  public boolean isForeign(Message message) {
    return message.turn() != null && !isHere(message.turn());
  }

  private boolean isHere(ProviderTurn turn) {
    return turn.provider().equals(provider)
        && turn.baseUrl().equals(baseUrl)
        && turn.family().equals(family);
  }
}
