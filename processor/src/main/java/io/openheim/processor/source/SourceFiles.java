package io.openheim.processor.source;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Knows which source file an element stands in, and the comments in it. */
public final class SourceFiles {
  private final Elements elements;
  private final @Nullable Trees trees;

  public SourceFiles(ProcessingEnvironment environment) {
    elements = environment.getElementUtils();
    trees = trees(environment);
  }

  /** Not every compiler has trees; where there are none, a file is taken to be one class. */
  private static @Nullable Trees trees(ProcessingEnvironment environment) {
    try {
      return Trees.instance(environment);
    } catch (IllegalArgumentException | LinkageError notJavac) {
      return null;
    }
  }

  /**
   * The comment of an element, if it stands in the same file as another one. From other files comes
   * nothing: a build that compiles only what changed sees them as class files, without comments.
   */
  public Javadoc javadoc(Element element, Element reader) {
    String comment = sameFile(element, reader) ? elements.getDocComment(element) : null;
    return comment == null ? Javadoc.NONE : Javadoc.parse(comment);
  }

  public boolean sameFile(Element one, Element other) {
    Element first = outermost(one);
    Element second = outermost(other);
    if (first.equals(second)) {
      return true;
    }
    Object file = file(first);
    return file != null && file.equals(file(second));
  }

  /** Whether an element was read from source, as far as one can tell. */
  public boolean isSource(Element element, Element reader) {
    return file(outermost(element)) != null || sameFile(element, reader);
  }

  private @Nullable Object file(Element outermost) {
    TreePath path = trees == null ? null : trees.getPath(outermost);
    return path == null ? null : path.getCompilationUnit();
  }

  private static Element outermost(Element element) {
    Element at = element;
    while (at.getEnclosingElement() != null
        && at.getEnclosingElement().getKind() != ElementKind.PACKAGE) {
      at = at.getEnclosingElement();
    }
    return at;
  }
}
