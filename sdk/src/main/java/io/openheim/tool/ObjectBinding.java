package io.openheim.tool;

import io.openheim.shape.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record or a plain class. */
record ObjectBinding(RecordType properties, Maker maker, List<Getter> getters)
    implements BoundType {

  @Override
  public Shape.ObjectOf shape() {
    return properties.fields().shape();
  }

  @Override
  public @Nullable Object read(ToolInput in) {
    in.beginObject(properties.fields());
    return readRest(in);
  }

  /** Reads the properties, where the object has begun already. */
  @Nullable Object readRest(ToolInput in) {
    @Nullable Object[] values = properties.readValues(in);
    if (in.endObject()) {
      properties.fillIn(values);
      try {
        return maker.make(values);
      } catch (IllegalArgumentException refusal) {
        in.refused(refusal);
      }
    }
    return null;
  }

  @Override
  public void write(ToolOutput out, @Nullable Object value) {
    if (value == null) {
      out.nullValue();
      return;
    }
    out.beginObject();
    writeRest(out, value);
  }

  /** Writes the properties, where the object has begun already. */
  void writeRest(ToolOutput out, Object value) {
    for (int i = 0; i < getters.size(); i++) {
      Object part = getters.get(i).get(value);
      BoundType type = properties.types().get(i);
      if (!type.isAbsent(part)) {
        out.name(properties.fields().name(i));
        type.write(out, part);
      }
    }
    out.endObject();
  }

  /** Makes an object of the values of its properties. */
  interface Maker {
    /** What the class's own code throws comes out as it is. */
    Object make(@Nullable Object[] values);
  }

  /** Gives the value of one property. */
  interface Getter {
    @Nullable Object get(Object value);
  }
}
