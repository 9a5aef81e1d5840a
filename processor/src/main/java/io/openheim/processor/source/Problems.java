package io.openheim.processor.source;

import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with one tool class, collected first and printed once. */
public final class Problems {
  private final TypeElement subject;
  private final Set<Problem> found = new LinkedHashSet<>();
  private boolean unresolved;

  public Problems(TypeElement subject) {
    this.subject = subject;
  }

  /** Adds a problem; {@code found} says what there is, {@code remedy} what to do about it. */
  public void add(Rule rule, Place place, String found, String remedy) {
    add(Diagnostic.Kind.ERROR, rule, place, found, remedy);
  }

  /** Adds a problem that may be less than an error. */
  public void add(Diagnostic.Kind kind, Rule rule, Place place, String found, String remedy) {
    this.found.add(new Problem(kind, rule.broken(found, remedy), place));
  }

  /** Adds a problem that may be gone when another processor has done its work. */
  public void addUnresolved(Rule rule, Place place, String found, String remedy) {
    unresolved = true;
    add(rule, place, found, remedy);
  }

  /** Whether there is no error. */
  public boolean none() {
    return found.stream().noneMatch(problem -> problem.kind == Diagnostic.Kind.ERROR);
  }

  /** Whether it is worth while to look at the class again in the next round. */
  public boolean maybeLater() {
    return unresolved;
  }

  /** Prints what has not been printed yet: a superclass may have had the same problem already. */
  public void print(ProcessingEnvironment environment, Set<String> printed) {
    SourceFiles files = new SourceFiles(environment);
    for (Problem problem : found) {
      // What stands in a class file has no line that could be shown.
      boolean shown = files.isSource(problem.place.element(), subject);
      Place at = shown ? problem.place : Place.of(subject);
      if (printed.add(problem.message + " at " + path(problem.place.element()))) {
        environment
            .getMessager()
            .printMessage(problem.kind, problem.message, at.element(), at.mirror(), at.value());
      }
    }
  }

  private static String path(@Nullable Element element) {
    return element == null ? "" : path(element.getEnclosingElement()) + "/" + element;
  }

  private record Problem(Diagnostic.Kind kind, String message, Place place) {}
}
