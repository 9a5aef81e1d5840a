package io.openheim.tool;

import com.squareup.moshi.JsonReader;
import io.openheim.error.OutputException;
import io.openheim.internal.json.BrokenJsonException;
import io.openheim.internal.json.JsonTree;
import io.openheim.shape.Checked;
import io.openheim.shape.Checker;
import io.openheim.shape.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the answers of models as values of one output, or says what is wrong with them. */
final class AnswerReader<T> {
  private final OutputType<T> output;
  private final Answers answers;

  AnswerReader(OutputType<T> output, Answers answers) {
    this.output = output;
    this.answers = answers;
  }

  T read(String answer) {
    try {
      return readAll(JsonReader.of(JsonTree.bytes(answer)));
    } catch (Surprise | RefusedArguments closerLook) {
      return readCarefully(answer);
    }
  }

  private T readCarefully(String answer) {
    Candidate candidate = candidate(answer);
    Checked checked = candidate.checked;
    if (!checked.problems().isEmpty()) {
      List<Problem> all = refusedIn(candidate.tree);
      int found = all.size() + checked.found();
      all.addAll(checked.problems());
      throw refused(all, found, answer);
    }
    try {
      return readAll(JsonTree.reader(checked.value()));
    } catch (RefusedArguments refused) {
      throw refused(refused.problems(), refused.problems().size(), answer);
    } catch (Surprise oneLevelMore) {
      // All is as it should be, but with the object around it deeper than can be read.
      throw broken("it nests too deeply", answer, oneLevelMore);
    }
  }

  /**
   * Checks an answer with the object around the value, and if that is not all it takes, without. As
   * the schema asks for the object, it comes first, except where a property would be lost.
   */
  private Candidate candidate(String answer) {
    Object tree = tree(answer);
    Candidate asked = candidate(tree);
    if (answers.wrapper() == null || asked.isClean()) {
      return asked;
    }
    Map<String, @Nullable Object> around = new LinkedHashMap<>();
    around.put(Answers.VALUE, tree);
    Candidate bare = candidate(around);
    if (bare.isClean() || (!asked.isRight() && bare.isRight())) {
      return bare;
    }
    boolean meant = tree instanceof Map<?, ?> object && object.containsKey(Answers.VALUE);
    return meant || asked.isRight() ? asked : bare;
  }

  private Candidate candidate(@Nullable Object tree) {
    return new Candidate(tree, Checker.check(answers.shape(), tree, true));
  }

  private static @Nullable Object tree(String answer) {
    try {
      return AnswerText.tree(answer);
    } catch (BrokenJsonException broken) {
      throw broken(String.valueOf(broken.getMessage()), answer, broken);
    }
  }

  private static OutputException broken(String reason, String answer, Throwable cause) {
    return new OutputException(
        "the answer is not one JSON value, because "
            + reason
            + ".\nAnswer again with the JSON alone.",
        answer,
        cause);
  }

  private T readAll(JsonReader json) {
    ToolInput in = ToolInput.ofValue(json);
    T value = readRoot(in);
    in.end();
    if (value == null) {
      throw new RefusedArguments(
          List.of(new Problem("$." + Answers.VALUE, "expected a value, got null")));
    }
    return value;
  }

  private @Nullable T readRoot(ToolInput in) {
    Fields wrapper = answers.wrapper();
    if (wrapper == null) {
      return output.read(in);
    }
    in.beginObject(wrapper);
    in.nextName();
    T value = output.read(in);
    in.endObject();
    return value;
  }

  /** What constructors refuse of that part of an answer which can be read. */
  private List<Problem> refusedIn(@Nullable Object tree) {
    ToolInput in = ToolInput.ofValue(JsonTree.reader(tree));
    try {
      readRoot(in);
    } catch (Surprise known) {
      // The checker has found the words for it.
    }
    return new ArrayList<>(in.refused());
  }

  private static OutputException refused(List<Problem> problems, int found, String answer) {
    return new OutputException(
        Refusals.list("the answer has ", problems, found)
            + "\nCorrect them and give the whole answer again.",
        answer,
        null);
  }

  /** What an answer may mean. */
  private record Candidate(@Nullable Object tree, Checked checked) {
    boolean isRight() {
      return checked.problems().isEmpty();
    }

    boolean isClean() {
      return isRight() && checked.ignored().isEmpty();
    }
  }
}
