package io.openheim.error;

import org.jspecify.annotations.Nullable;

/**
 * The parent of everything that openheim throws.
 *
 * <ul>
 *   <li>{@link ConfigException}: something is set up wrongly; nothing was sent.
 *   <li>{@link LlmException}: a model could not be asked, or did not answer properly.
 *   <li>{@link ToolException}: thrown by tools, with words meant for the model.
 *   <li>{@link OutputException}: a model answered, but not with a value of the type asked for.
 *   <li>{@link CancelledException}: the calling thread was interrupted.
 * </ul>
 */
public abstract sealed class OpenheimException extends RuntimeException
    permits CancelledException, ConfigException, LlmException, OutputException, ToolException {
  private static final long serialVersionUID = 1L;

  OpenheimException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
