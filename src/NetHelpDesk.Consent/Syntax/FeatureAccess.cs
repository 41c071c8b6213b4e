using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.Features;

namespace NetHelpDesk.Consent.Syntax;

/// <summary>
/// Features by their index, for what runs in every request: the collection's generic methods are resolved anew at each
/// call, which takes longer than the rest of them.
/// </summary>
internal static class FeatureAccess
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFeature? Find<TFeature>(this IFeatureCollection features)
        where TFeature : class => features[typeof(TFeature)] as TFeature;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put<TFeature>(this IFeatureCollection features, TFeature feature)
        where TFeature : class => features[typeof(TFeature)] = feature;
}
