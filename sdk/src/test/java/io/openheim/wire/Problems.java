package io.openheim.wire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with a request, and what several formats have in common there. */
final class Problems {
  private final List<String> all = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  void check(boolean right, String problem) {
    if (!right) {
      all.add(problem);
    }
  }

  void add(List<String> more) {
    all.addAll(more);
  }

  /** An id of a call: of the form that is taken, and not there twice. */
  void callId(Object id, Pattern form) {
    check(id instanceof String text && form.matcher(text).matches(), "the id " + id);
    check(ids.add(String.valueOf(id)), "the id " + id + " is there twice");
  }

  /** A name of a function. */
  void name(Object name) {
    boolean right = name instanceof String text && text.matches("[a-zA-Z0-9_-]{1,64}");
    check(right, "the name " + name);
  }

  /** Arguments as text. */
  void arguments(Object arguments) {
    boolean right =
        arguments instanceof String text && JsonTree.parseOr(text, null) instanceof Map<?, ?>;
    check(right, "the arguments " + arguments);
  }

  List<String> all() {
    return all;
  }
}
