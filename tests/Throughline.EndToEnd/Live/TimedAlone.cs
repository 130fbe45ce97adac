namespace Throughline.EndToEnd.Live;

/// <summary>How long a server that is lost keeps writers waiting is tried when nothing else is.</summary>
[CollectionDefinition(nameof(TimedAlone), DisableParallelization = true)]
public sealed class TimedAlone;
