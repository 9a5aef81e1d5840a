package io.openheim.processor.read;

import io.openheim.processor.source.Mark;
import io.openheim.processor.source.Place;
import io.openheim.processor.source.Problems;
import io.openheim.processor.source.Rule;
import io.openheim.tool.ToolFlags;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/** Reads the flags of a tool and judges them. */
final class FlagReader {
  private final Problems problems;

  FlagReader(Problems problems) {
    this.problems = problems;
  }

  /** Reads the flags; empty if there are problems, also if they are not all known. */
  Optional<ToolFlags> read(ExecutableElement method, Mark mark, String where) {
    if (unresolved(mark).isPresent()) {
      return Optional.empty();
    }
    boolean contradiction = mark.flag("readOnly") && mark.flag("destructive");
    if (contradiction) {
      problems.add(
          Rule.CONTRADICTION,
          Place.of(method, mark, "destructive"),
          where + " is marked readOnly and destructive",
          "remove one of them");
    }
    String written = mark.text("timeout");
    Optional<Duration> timeout = ToolFlags.parseTimeout(written);
    boolean badTimeout = timeout.isEmpty() && !written.isEmpty();
    if (badTimeout) {
      problems.add(
          Rule.BAD_TIMEOUT,
          Place.of(method, mark, "timeout"),
          "that of " + where + " is \"" + written + "\"",
          "write it like \"500ms\", \"30s\", \"5m\", \"2h\" or \"PT30S\"");
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    boolean badMetadata = false;
    for (AnnotationValue entry : mark.values("metadata")) {
      String found = add(metadata, String.valueOf(entry.getValue()));
      if (found != null) {
        badMetadata = true;
        problems.add(
            Rule.BAD_METADATA,
            new Place(method, mark.mirror(), entry),
            where + " has " + found,
            "write it like metadata = {\"team=billing\", \"cost=high\"}");
      }
    }
    return contradiction || badTimeout || badMetadata
        ? Optional.empty()
        : Optional.of(flags(mark, timeout.orElse(null), metadata));
  }

  /** Adds an entry; what is wrong with it, if anything. */
  private static @Nullable String add(Map<String, String> metadata, String entry) {
    int equals = entry.indexOf('=');
    String key = equals < 0 ? "" : entry.substring(0, equals);
    if (key.isEmpty() || key.chars().anyMatch(Character::isWhitespace)) {
      return "\"" + entry + "\"";
    }
    return metadata.put(key, entry.substring(equals + 1)) == null
        ? null
        : "the key " + key + " twice";
  }

  private static ToolFlags flags(
      Mark mark, @Nullable Duration timeout, Map<String, String> metadata) {
    return new ToolFlags(
        mark.flag("readOnly"),
        mark.flag("idempotent"),
        mark.flag("destructive"),
        mark.flag("sequential"),
        mark.flag("approval"),
        mark.flag("returnDirect"),
        timeout,
        metadata);
  }

  /** The first attribute of the annotation that is not known, or not known yet. */
  static Optional<String> unresolved(Mark mark) {
    return List.of(
            "value",
            "name",
            "readOnly",
            "idempotent",
            "destructive",
            "sequential",
            "approval",
            "returnDirect",
            "timeout",
            "metadata")
        .stream()
        .filter(mark::unresolved)
        .findFirst();
  }
}
