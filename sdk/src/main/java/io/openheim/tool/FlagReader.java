package io.openheim.tool;

import io.openheim.error.ConfigException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the flags of a {@link Tool @Tool}, with the rules and words of the annotation processor.
 */
final class FlagReader {
  private FlagReader() {}

  /** The flags; {@code where} names the method in errors. */
  static ToolFlags read(Tool mark, String where) {
    if (mark.readOnly() && mark.destructive()) {
      throw new ConfigException(
          "a tool that only reads must not be destructive; "
              + where
              + " is marked readOnly and destructive; remove one of them");
    }
    return new ToolFlags(
        mark.readOnly(),
        mark.idempotent(),
        mark.destructive(),
        mark.sequential(),
        mark.approval(),
        mark.returnDirect(),
        timeout(mark.timeout(), where),
        metadata(mark.metadata(), where));
  }

  private static @Nullable Duration timeout(String text, String where) {
    if (text.isEmpty()) {
      return null;
    }
    return ToolFlags.parseTimeout(text)
        .orElseThrow(
            () ->
                new ConfigException(
                    "a tool's timeout must be a duration from 1 ms to 24 h; that of "
                        + where
                        + " is \""
                        + text
                        + "\"; write it like \"500ms\", \"30s\", \"5m\", \"2h\" or \"PT30S\""));
  }

  private static Map<String, String> metadata(String[] entries, String where) {
    Map<String, String> metadata = new LinkedHashMap<>();
    for (String entry : entries) {
      int equals = entry.indexOf('=');
      String key = equals < 0 ? "" : entry.substring(0, equals);
      if (key.isEmpty() || key.chars().anyMatch(Character::isWhitespace)) {
        throw badMetadata(where + " has \"" + entry + "\"");
      }
      if (metadata.put(key, entry.substring(equals + 1)) != null) {
        throw badMetadata(where + " has the key " + key + " twice");
      }
    }
    return metadata;
  }

  private static ConfigException badMetadata(String found) {
    return new ConfigException(
        "a tool's metadata must have the form \"key=value\", each key once and without white"
            + " space; "
            + found
            + "; write it like metadata = {\"team=billing\", \"cost=high\"}");
  }
}
