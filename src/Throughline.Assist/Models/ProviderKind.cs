namespace Throughline.Assist.Models;

/// <summary>How a model is spoken to.</summary>
public enum ProviderKind
{
    /// <summary>OpenAI's own service.</summary>
    OpenAI,

    /// <summary>Gemini, at its endpoint that speaks as OpenAI's does.</summary>
    Gemini,

    /// <summary>Claude.</summary>
    Anthropic,

    /// <summary>Any server that speaks as OpenAI's does: llama.cpp, Ollama, vLLM, LM Studio, a company's gateway.</summary>
    Compatible,
}
