package io.openheim.error;

import org.jspecify.annotations.Nullable;

/**
 * An agent, a client or a tool is set up wrongly. Thrown before anything is sent; the message names
 * the option or the environment variable to set.
 */
public final class ConfigException extends OpenheimException {
  private static final long serialVersionUID = 1L;

  /**
   * Reports a wrong setting.
   *
   * @param message what the rule is, what was found, and what to do
   */
  public ConfigException(String message) {
    super(message, null);
  }

  /**
   * Reports a wrong setting that something else brought to light.
   *
   * @param message what the rule is, what was found, and what to do
   * @param cause what brought it to light
   */
  public ConfigException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
